import type { types } from '@slack/bolt'
import { plain } from './text.ts'

/* Fields of a form. Each block has one field, which is identified by the block id. */

const maxOptionLength = 75
const maxValueLength = 75
const maxPlaceholderLength = 150
const maxOptions = 100
const maxBoxes = 10

export interface Option {
  value: string
  label: string
}

export const toOption = ({ value, label }: Option): types.PlainTextOption => ({
  text: plain(label, maxOptionLength),
  value,
})

/**
 * Options within Slack's limits. A value that is too long is left out, since cutting it would make it invalid.
 */
export const toOptions = (options: readonly Option[], most = maxOptions) =>
  options
    .filter(({ value }) => value.length > 0 && value.length <= maxValueLength)
    .slice(0, most)
    .map(toOption)

interface FieldParts {
  id: string
  label: string
  hint?: string
  isOptional?: boolean
}

const field = (
  { id, label, hint, isOptional }: FieldParts,
  element: types.InputBlock['element'],
): types.InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label, 2000),
  element,
  ...(hint ? { hint: plain(hint, 2000) } : {}),
  ...(isOptional ? { optional: true } : {}),
})

export function textField(
  parts: FieldParts & { value?: string | undefined; max: number; isLong?: boolean },
): types.InputBlock {
  const { value, max, isLong } = parts
  return field(parts, {
    type: 'plain_text_input',
    action_id: parts.id,
    max_length: max,
    ...(isLong ? { multiline: true } : {}),
    ...(value ? { initial_value: value.slice(0, max) } : {}),
  })
}

export function selectField(
  parts: FieldParts & { options: readonly Option[]; chosen?: string | undefined },
): types.InputBlock {
  const options = toOptions(parts.options)
  const initial = options.find(({ value }) => value === parts.chosen)
  return field(parts, {
    type: 'static_select',
    action_id: parts.id,
    options,
    ...(initial ? { initial_option: initial } : {}),
  })
}

/** A menu that we fill during typing; `source` is the action id of its suggestions. */
export function searchField(
  parts: FieldParts & { source: string; placeholder: string; chosen?: Option | undefined },
): types.InputBlock {
  const [initial] = toOptions(parts.chosen ? [parts.chosen] : [])
  return field(parts, {
    type: 'external_select',
    action_id: parts.source,
    min_query_length: 2,
    placeholder: plain(parts.placeholder, maxPlaceholderLength),
    ...(initial ? { initial_option: initial } : {}),
  })
}

/** Like `searchField`, for several choices. */
export function searchManyField(
  parts: FieldParts & { source: string; placeholder: string; chosen: readonly Option[] },
): types.InputBlock {
  const initial = toOptions(parts.chosen)
  return field(parts, {
    type: 'multi_external_select',
    action_id: parts.source,
    min_query_length: 2,
    placeholder: plain(parts.placeholder, maxPlaceholderLength),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  })
}

export function boxesField(
  parts: FieldParts & { options: readonly Option[]; chosen: readonly string[] },
): types.InputBlock {
  const options = toOptions(parts.options, maxBoxes)
  const initial = options.filter(({ value }) => value && parts.chosen.includes(value))
  return field(parts, {
    type: 'checkboxes',
    action_id: parts.id,
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  })
}

export function radioField(
  parts: FieldParts & { options: readonly Option[]; chosen?: string | undefined },
): types.InputBlock {
  const options = toOptions(parts.options, maxBoxes)
  const initial = options.find(({ value }) => value === parts.chosen)
  return field(parts, {
    type: 'radio_buttons',
    action_id: parts.id,
    options,
    ...(initial ? { initial_option: initial } : {}),
  })
}

export const dateField = (parts: FieldParts & { day?: string | undefined }): types.InputBlock =>
  field(parts, {
    type: 'datepicker',
    action_id: parts.id,
    ...(parts.day ? { initial_date: parts.day } : {}),
  })

export const timeField = (
  parts: FieldParts & { time?: string | undefined; timeZone: string },
): types.InputBlock =>
  field(parts, {
    type: 'timepicker',
    action_id: parts.id,
    timezone: parts.timeZone,
    ...(parts.time ? { initial_time: parts.time } : {}),
  })
