import { DateTime } from 'luxon'
import type { FilledState } from '../../../../web/slack-desk.ts'
import type { Element, OptionObject } from './block-kit.ts'
import type { Viewer } from './slack-date.ts'

/** Somebody or something to be picked by its Slack id. */
interface Named {
  id: string
  name: string
}

/** What elements need to know of where they stand. */
export interface Place {
  /** The message's ts or the view's id: tells its elements from those of others on the page. */
  key: string
  viewer: Viewer
  people: readonly Named[]
  channels: readonly Named[]
  filled: FilledState
  /** By `block action`: what menus that the bot fills offer at first. */
  offered: Readonly<Record<string, readonly { text: string; value: string }[]>>
}

export interface FieldProps {
  element: Element
  blockId: string
  place: Place
  /** Names it where no label stands above it. */
  label?: string | undefined
  /** What is wrong with it stands beside it. */
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

/** Options chosen before, or to begin with. */
export function chosenOptions(props: FieldProps): OptionObject[] {
  const { element } = props
  const filled = filledOf(props)
  if (filled) return filled.selected_options ?? listOf(filled.selected_option)
  return element.initial_options ?? listOf(element.initial_option)
}

/** Ids of people or channels chosen before, or to begin with. */
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

/** What stands in a field for text, a day or a time. */
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
