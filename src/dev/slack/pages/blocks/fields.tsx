import { ownEntry } from '../../../../text/own-entry.ts'
import { separator } from '../read-act.ts'
import { type Element, optionsOf } from './block-kit.ts'
import { chosenIds, chosenOptions, type FieldProps, type Place, standingText } from './chosen.ts'

const nameOf = (blockId: string, element: Element) => `fill:${blockId}:${element.action_id}`
export const idOf = ({ key }: Place, blockId: string, element: Element) =>
  `${key}-${blockId}-${element.action_id}`
export const errorIdOf = (place: Place, blockId: string, element: Element) =>
  `${idOf(place, blockId, element)}-error`

const inputTypes: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  number_input: 'number',
  email_text_input: 'email',
  url_text_input: 'url',
}

/** Typed as one kind, since the attributes are the same for all of them. */
const inputTypeOf = (type: string) => (ownEntry(inputTypes, type) ?? 'text') as 'text'

const commonOf = ({ element, blockId, place, label, hasError }: FieldProps) => ({
  id: idOf(place, blockId, element),
  name: nameOf(blockId, element),
  'aria-label': label,
  ...(hasError
    ? { 'aria-invalid': true, 'aria-describedby': errorIdOf(place, blockId, element) }
    : {}),
})

function TextInput(props: FieldProps) {
  const { element } = props
  const { placeholder, max_length: maxLength, multiline, type } = element
  const common = { ...commonOf(props), placeholder: placeholder?.text, maxLength }
  if (!multiline) return <input {...common} type={inputTypeOf(type)} value={standingText(props)} />
  return (
    <textarea {...common} rows={4}>
      {standingText(props)}
    </textarea>
  )
}

interface MenuOption {
  text: string
  value: string
}

interface MenuGroup {
  label: string | undefined
  options: MenuOption[]
}

/** Options of menus that the bot fills. They carry their label, since no block lists them. */
function suggestedOptions(props: FieldProps): MenuOption[] {
  const { element, blockId, place } = props
  const chosen = chosenOptions(props).map(({ text, value }) => ({ text: text.text, value }))
  const offered = place.offered[`${blockId} ${element.action_id}`] ?? []
  const each = new Map([...chosen, ...offered].map(option => [option.value, option]))
  return [...each.values()].map(({ text, value }) => ({
    text,
    value: `${value}${separator}${text}`,
  }))
}

function groupsOf(props: FieldProps): MenuGroup[] {
  const { element, place } = props
  const { type, option_groups: groups } = element
  const alone = (options: MenuOption[]) => [{ label: undefined, options }]
  const named = (list: Place['people']) =>
    alone(list.map(({ id, name }) => ({ text: name, value: id })))
  if (type.endsWith('users_select')) return named(place.people)
  if (type.endsWith('channels_select') || type.endsWith('conversations_select'))
    return named(place.channels)
  if (type.endsWith('external_select')) return alone(suggestedOptions(props))
  const listed = (options: ReturnType<typeof optionsOf>) =>
    options.map(({ text, value }) => ({ text: text.text, value }))
  if (!groups) return alone(listed(optionsOf(element)))
  return groups.map(({ label, options }) => ({ label: label.text, options: listed(options) }))
}

const isChosen = (props: FieldProps, value: string): boolean => {
  const [id] = value.split(separator)
  return (
    chosenIds(props).includes(value) ||
    chosenOptions(props).some(option => option.value === value || option.value === id)
  )
}

const Options = ({ of, props }: { of: MenuGroup; props: FieldProps }) => {
  const options = of.options.map(({ text, value }) => (
    <option key={value} value={value} selected={isChosen(props, value)}>
      {text}
    </option>
  ))
  return of.label === undefined ? <>{options}</> : <optgroup label={of.label}>{options}</optgroup>
}

function Menu(props: FieldProps) {
  const { element, blockId } = props
  const isMultiple = element.type.startsWith('multi_')
  const isFilledByBot = element.type.endsWith('external_select')
  return (
    <select
      {...commonOf(props)}
      multiple={isMultiple}
      data-suggest={isFilledByBot ? `${blockId}${separator}${element.action_id}` : undefined}
    >
      {!isMultiple && <option value="">{element.placeholder?.text ?? '—'}</option>}
      {groupsOf(props).map((group, index) => (
        <Options key={index} of={group} props={props} />
      ))}
    </select>
  )
}

/** Checkboxes or radio buttons. The field's label is the label of the group. */
function Ticks(props: FieldProps) {
  const { element, blockId, label } = props
  const type = element.type === 'checkboxes' ? 'checkbox' : 'radio'
  return (
    <fieldset class="desk-ticks" id={idOf(props.place, blockId, element)}>
      <legend>{label}</legend>
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

export const isTicked = ({ type }: Element): boolean =>
  type === 'checkboxes' || type === 'radio_buttons'

/** Any input field. */
export function Field(props: FieldProps) {
  if (isTicked(props.element)) return <Ticks {...props} />
  return props.element.type.endsWith('_select') ? <Menu {...props} /> : <TextInput {...props} />
}
