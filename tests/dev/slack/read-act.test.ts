import { expect, test } from 'vitest'
import type { Block, Element } from '../../../src/dev/slack/pages/blocks/block-kit.ts'
import { readAct, readElement, readState } from '../../../src/dev/slack/pages/read-act.ts'

const text = (words: string) => ({ type: 'plain_text' as const, text: words })
const options = ['a', 'b'].map(value => ({ text: text(value.toUpperCase()), value }))
const timeZone = 'Europe/Warsaw'
const read = (element: Element, given: string | string[] | undefined) =>
  readElement(element, { given, timeZone })

test.each<[string, Element, string | string[] | undefined, object]>([
  ['a text', { type: 'plain_text_input' }, 'x', { value: 'x' }],
  ['an empty text', { type: 'plain_text_input' }, '', { value: null }],
  ['a number', { type: 'number_input' }, '3', { value: '3' }],
  ['a day', { type: 'datepicker' }, '2026-11-12', { selected_date: '2026-11-12' }],
  ['a time', { type: 'timepicker' }, '15:00', { selected_time: '15:00' }],
  [
    'a wall time, in the zone of who fills in',
    { type: 'datetimepicker' },
    '2026-11-12T15:00',
    { selected_date_time: Date.UTC(2026, 10, 12, 14) / 1000 },
  ],
  ['a menu', { type: 'static_select', options }, 'b', { selected_option: options[1] }],
  ['no choice', { type: 'static_select', options }, '', { selected_option: null }],
  ['boxes', { type: 'checkboxes', options }, ['a', 'b'], { selected_options: options }],
  ['no box', { type: 'checkboxes', options }, undefined, { selected_options: [] }],
  ['a radio button', { type: 'radio_buttons', options }, 'a', { selected_option: options[0] }],
  [
    'several people',
    { type: 'multi_users_select' },
    ['U1', 'U2'],
    { selected_users: ['U1', 'U2'] },
  ],
  ['one person', { type: 'users_select' }, 'U1', { selected_user: 'U1' }],
  ['a channel', { type: 'channels_select' }, 'C1', { selected_channel: 'C1' }],
  [
    'conversations',
    { type: 'multi_conversations_select' },
    'C1',
    { selected_conversations: ['C1'] },
  ],
  [
    'what the bot offered, with its label',
    { type: 'external_select' },
    'new:1\tMaya Lindt',
    { selected_option: { text: text('Maya Lindt'), value: 'new:1' } },
  ],
])('F64 %s is read as Slack shows it', (_what, element, given, said) => {
  expect(read(element, given)).toEqual({ type: element.type, ...said })
})

const blocks: Block[] = [
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'go', text: text('Go'), value: 'v' },
      { type: 'overflow', action_id: 'more', options },
      { type: 'static_select', action_id: 'list', options },
    ] as NonNullable<Block['elements']>,
  },
  { type: 'input', block_id: 'note', element: { type: 'plain_text_input', action_id: 'value' } },
]
const act = (form: Record<string, string>) => readAct(blocks, { form, timeZone })

test('F64 a press names its button, an option its menu, a choice what was chosen', () => {
  expect(act({ press: 'row\tgo' })).toMatchObject({ type: 'button', action_id: 'go', value: 'v' })
  expect(act({ press: 'row\tmore\tb' })).toMatchObject({ selected_option: options[1] })
  expect(act({ press: 'row\tlist', 'fill:row:list': 'a' })).toMatchObject({
    type: 'static_select',
    block_id: 'row',
    selected_option: options[0],
  })
})

test.each(['', 'row', 'row\tgone', 'gone\tgo', '\t\t\t', '__proto__\tgo'])(
  'F64 what no block has, %j, is no press',
  press => {
    expect(act({ press })).toBeUndefined()
  },
)

test('F64 every field is in the state, filled or not, and no button', () => {
  const state = readState(blocks, { form: { 'fill:note:value': 'hi' }, timeZone })
  expect(state).toEqual({
    row: { list: { type: 'static_select', selected_option: null } },
    note: { value: { type: 'plain_text_input', value: 'hi' } },
  })
})
