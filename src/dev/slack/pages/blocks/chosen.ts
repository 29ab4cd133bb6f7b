import { DateTime } from 'luxon'
import type { FilledState } from '../../../../web/slack-desk.ts'
import type { Element, OptionObject } from './block-kit.ts'
import type { Viewer } from './slack-date.ts'

/** A person or channel that can be chosen by its Slack id. */
interface Named {
  id: string
  name: string
}

/** The context that elements need for rendering. */
export interface Place {
  /** `ts` of the message or id of the view. Distinguishes its elements from others on the page. */
  key: string
  viewer: Viewer
  people: readonly Named[]
  channels: readonly Named[]
  filled: FilledState
  /** Initial options of menus that the bot fills, by `block action`. */
  offered: Readonly<Record<string, readonly { text: string; value: string }[]>>
}

export interface FieldProps {
  element: Element
  blockId: string
  place: Place
  /** Accessible name for a field without a visible label. */
  label?: string | undefined
  /** An error is shown next to the field. */
  hasError?: boolean | undefined
}

interface Filled {
  value?: string | null
  selected_option?: OptionObject | null
  selected_options?: OptionObject[]
  selected_date?: string | null
  selected_time?: string | null
  selected_date_time?: number | null
  selected_user?: string | null
  selected_users?: string[]
  selected_channel?: string | null
  selected_channels?: string[]
  selected_conversation?: string | null
  selected_conversations?: string[]
}

const filledOf = ({ place, blockId, element }: FieldProps): Filled | undefined =>
  place.filled[blockId]?.[element.action_id ?? ''] as Filled | undefined

const listOf = <One>(one: One | null | undefined): One[] => (one ? [one] : [])

/** Options of an earlier choice, or the initial ones. */
export function chosenOptions(props: FieldProps): OptionObject[] {
  const { element } = props
  const filled = filledOf(props)
  if (filled) return filled.selected_options ?? listOf(filled.selected_option)
  return element.initial_options ?? listOf(element.initial_option)
}

/** Ids of people or channels of an earlier choice, or the initial ones. */
export function chosenIds(props: FieldProps): string[] {
  const { element } = props
  const filled = filledOf(props)
  if (filled)
    return (
      filled.selected_users ??
      filled.selected_channels ??
      filled.selected_conversations ??
      listOf(filled.selected_user ?? filled.selected_channel ?? filled.selected_conversation)
    )
  return (
    element.initial_users ??
    element.initial_channels ??
    element.initial_conversations ??
    listOf(element.initial_user ?? element.initial_channel ?? element.initial_conversation)
  )
}

const wallTime = (seconds: number | null | undefined, { timeZone }: Viewer) =>
  seconds ? DateTime.fromSeconds(seconds, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm") : ''

/** Current value of a text, date or time field. */
export function standingText(props: FieldProps): string {
  const { element, place } = props
  const filled = filledOf(props)
  if (element.type === 'datepicker')
    return (filled ? filled.selected_date : element.initial_date) ?? ''
  if (element.type === 'timepicker')
    return (filled ? filled.selected_time : element.initial_time) ?? ''
  if (element.type === 'datetimepicker')
    return wallTime(filled ? filled.selected_date_time : element.initial_date_time, place.viewer)
  return (filled ? filled.value : element.initial_value) ?? ''
}
