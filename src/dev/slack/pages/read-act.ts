import { DateTime } from 'luxon'
import type { DeskAction, FilledState } from '../../../web/slack-desk.ts'
import {
  type Block,
  type Element,
  elementsOf,
  type OptionObject,
  optionsOf,
} from './blocks/block-kit.ts'

/** A submitted form. Local times are in the person's time zone. */
interface Sent {
  form: DeskForm
  timeZone: string
}

/** Fields of a message's or view's form: `fill:<block>:<action>` for inputs, `press` for the button. */
export type DeskForm = Readonly<Record<string, string | readonly string[] | undefined>>

/** A line break does not work: forms encode it as two characters. */
export const separator = '\t'

const several = (value: DeskForm[string]): string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : [...value]

/** An option of a menu that the bot fills is sent as `value<separator>label`, since no block lists it. */
const suggested = (chosen: string): OptionObject => {
  const [value = '', ...label] = chosen.split(separator)
  return { text: { type: 'plain_text', text: label.join(separator) || value }, value }
}

const optionOf = (element: Element, chosen: string): OptionObject =>
  optionsOf(element).find(({ value }) => value === chosen) ?? suggested(chosen)

const isTicked = (type: string) => type === 'checkboxes' || type.startsWith('multi_')

const empty = (text: string) => (text === '' ? null : text)

const secondsOf = (wallTime: string, zone: string) =>
  wallTime ? DateTime.fromISO(wallTime, { zone }).toUnixInteger() : null

/** The value of an element in the format of a view's state. */
export function readElement(
  element: Element,
  { given, timeZone }: { given: DeskForm[string]; timeZone: string },
): object {
  const { type } = element
  const all = several(given).filter(value => value !== '')
  const [first = ''] = all
  const named = /^(multi_)?(user|channel|conversation)s_select$/.exec(type)
  if (named) {
    const [, isMany, what] = named
    return isMany
      ? { type, [`selected_${what}s`]: all }
      : { type, [`selected_${what}`]: empty(first) }
  }
  if (isTicked(type)) return { type, selected_options: all.map(one => optionOf(element, one)) }
  if (type === 'datepicker') return { type, selected_date: empty(first) }
  if (type === 'timepicker') return { type, selected_time: empty(first) }
  if (type === 'datetimepicker') return { type, selected_date_time: secondsOf(first, timeZone) }
  if (type.endsWith('_select') || type === 'radio_buttons')
    return { type, selected_option: first ? optionOf(element, first) : null }
  return { type, value: empty(first) }
}

const isField = ({ type }: Element) => type !== 'button' && type !== 'overflow' && type !== 'image'

/** All fields of the blocks, with or without input. */
export function readState(blocks: readonly Block[], { form, timeZone }: Sent): FilledState {
  const filled = blocks.map(block => {
    const fields = elementsOf(block).filter(isField)
    const byAction = fields.map(element => {
      const action = element.action_id ?? ''
      const given = form[`fill:${block.block_id}:${action}`]
      return [action, readElement(element, { given, timeZone })] as const
    })
    return [block.block_id, Object.fromEntries(byAction)] as const
  })
  return Object.fromEntries(filled.filter(([, fields]) => Object.keys(fields).length > 0))
}

/** Resolves `press`: a button, an option of an overflow menu, or a field that acts at once. */
export function readAct(
  blocks: readonly Block[],
  { form, timeZone }: Sent,
): DeskAction | undefined {
  const [pressed = ''] = several(form.press)
  const [blockId = '', action_id = '', option] = pressed.split(separator)
  const block = blocks.find(({ block_id }) => block_id === blockId)
  const element = block && elementsOf(block).find(one => one.action_id === action_id)
  if (!element) return undefined
  const common = { type: element.type, action_id, block_id: blockId }
  if (element.type === 'button')
    return { ...common, text: element.text, ...(element.value ? { value: element.value } : {}) }
  if (element.type === 'overflow')
    return { ...common, selected_option: optionOf(element, option ?? '') }
  const given = form[`fill:${blockId}:${action_id}`]
  return { ...common, ...readElement(element, { given, timeZone }) }
}
