import { DateTime } from 'luxon'
import type { FilledState } from '../../../dev-slack/slack-desk.ts'
import { separator } from '../read-act.ts'
import { type Element, type OptionObject, optionsOf } from './block-kit.ts'
import type { Viewer } from './slack-date.ts'

export interface Person {
  id: string
  name: string
}

/** What elements need to know of where they stand. */
export interface Place {
  viewer: Viewer
  people: readonly Person[]
  filled: FilledState
  /** By `block action`: what menus that the bot fills offer at first. */
  offered: Readonly<Record<string, readonly { text: string; value: string }[]>>
}

interface FieldProps {
  element: Element
  blockId: string
  place: Place
  /** Names it where no label stands above it. */
  label?: string
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
}

export const nameOf = (blockId: string, element: Element) => `fill:${blockId}:${element.action_id}`
export const idOf = (blockId: string, element: Element) => `${blockId}-${element.action_id}`

const filledOf = ({ place, blockId, element }: FieldProps): Filled | undefined =>
  place.filled[blockId]?.[element.action_id ?? ''] as Filled | undefined

/** Chosen before, or to begin with. */
function chosenOf(props: FieldProps): OptionObject[] {
  const { element } = props
  const filled = filledOf(props)
  if (filled?.selected_options) return filled.selected_options
  if (filled && 'selected_option' in filled)
    return filled.selected_option ? [filled.selected_option] : []
  return element.initial_options ?? (element.initial_option ? [element.initial_option] : [])
}

const timeTypes = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
} as const

const isTimeType = (type: string): type is keyof typeof timeTypes => type in timeTypes

const wallTime = (seconds: number | null | undefined, { timeZone }: Viewer) =>
  seconds ? DateTime.fromSeconds(seconds, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm") : ''

function textOf(props: FieldProps): string {
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

function TextInput(props: FieldProps) {
  const { element, blockId, label } = props
  const common = {
    id: idOf(blockId, element),
    name: nameOf(blockId, element),
    placeholder: element.placeholder?.text,
    maxLength: element.max_length,
    'aria-label': label,
  }
  if (!element.multiline) return <input {...common} type="text" value={textOf(props)} />
  return (
    <textarea {...common} rows={4}>
      {textOf(props)}
    </textarea>
  )
}

const TimeInput = ({
  type,
  ...props
}: FieldProps & { type: 'date' | 'time' | 'datetime-local' }) => (
  <input
    id={idOf(props.blockId, props.element)}
    name={nameOf(props.blockId, props.element)}
    type={type}
    value={textOf(props)}
    aria-label={props.label}
  />
)

/** Menus that the bot fills: what it offers at first, and what was chosen. */
function menuOptions(props: FieldProps): { text: string; value: string }[] {
  const { element, blockId, place } = props
  if (element.type.endsWith('users_select'))
    return place.people.map(({ id, name }) => ({ text: name, value: id }))
  const listed = optionsOf(element).map(({ text, value }) => ({ text: text.text, value }))
  if (!element.type.endsWith('external_select')) return listed
  const offered = place.offered[`${blockId} ${element.action_id}`] ?? []
  const all = [
    ...chosenOf(props).map(({ text, value }) => ({ text: text.text, value })),
    ...offered,
  ]
  const each = new Map(all.map(option => [option.value, option]))
  return [...each.values()].map(({ text, value }) => ({
    text,
    value: `${value}${separator}${text}`,
  }))
}

const isChosen = (props: FieldProps, value: string): boolean => {
  const filled = filledOf(props)
  const users = filled?.selected_users ?? [filled?.selected_user ?? props.element.initial_user]
  return (
    users.includes(value) ||
    chosenOf(props).some(
      option => option.value === value.split(separator)[0] || option.value === value,
    )
  )
}

function Menu(props: FieldProps) {
  const { element, blockId, label } = props
  const isMultiple = element.type.startsWith('multi_')
  const isFilledByBot = element.type.endsWith('external_select')
  return (
    <select
      id={idOf(blockId, element)}
      name={nameOf(blockId, element)}
      multiple={isMultiple}
      aria-label={label ?? element.placeholder?.text}
      data-suggest={isFilledByBot ? `${blockId}${separator}${element.action_id}` : undefined}
    >
      {!isMultiple && <option value="">{element.placeholder?.text ?? '—'}</option>}
      {menuOptions(props).map(({ text, value }) => (
        <option key={value} value={value} selected={isChosen(props, value)}>
          {text}
        </option>
      ))}
    </select>
  )
}

function Ticks(props: FieldProps) {
  const { element, blockId } = props
  const type = element.type === 'checkboxes' ? 'checkbox' : 'radio'
  return (
    <fieldset class="desk-ticks" id={idOf(blockId, element)}>
      {optionsOf(element).map(({ text, value, description }) => (
        <label key={value} class="check">
          <input
            type={type}
            name={nameOf(blockId, element)}
            value={value}
            checked={isChosen(props, value)}
          />
          <span>
            {text.text}
            {description && <small> {description.text}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Anything to be filled in. */
export function Field(props: FieldProps) {
  const { type } = props.element
  if (type === 'checkboxes' || type === 'radio_buttons') return <Ticks {...props} />
  if (isTimeType(type)) return <TimeInput {...props} type={timeTypes[type]} />
  return type.endsWith('_select') ? <Menu {...props} /> : <TextInput {...props} />
}
