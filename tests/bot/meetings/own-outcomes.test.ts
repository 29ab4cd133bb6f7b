import { expect, test } from 'vitest'
import { outcomeQuestion } from '../../../bot/blocks/meetings/outcome.ts'
import type { CrmChoice } from '../../../crm/contract/crm-objects.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { aMeeting } from '../../mail/a-meeting.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'

const menuOf = (own: readonly CrmChoice[] | undefined) => {
  const message = outcomeQuestion(messagesIn('en', 'slack/general'), { meeting: aMeeting(), own })
  expect(blockFaults(message.blocks)).toEqual([])
  const [row] = message.blocks.filter(({ type }) => type === 'actions')
  const elements = row && 'elements' in row ? row.elements : []
  return elements.at(-1) as { type: string; options: { value: string; text: { text: string } }[] }
}
const own = (count: number): CrmChoice[] =>
  Array.from({ length: count }, (_, n) => ({
    value: `own-${n}`,
    label: `Own *${n}* ${'x'.repeat(90)}`,
  }))

test("F39: four outcomes of the account's own stand behind the dots, beside “Still going”", () => {
  const menu = menuOf([{ value: 'completed', label: 'Done' }, ...own(4)])
  expect(menu.type).toBe('overflow')
  expect(menu.options.map(({ value }) => value)).toEqual([
    'later',
    'own:own-0',
    'own:own-1',
    'own:own-2',
    'own:own-3',
  ])
})

test('more of them than the dots hold become a list, up to what Slack takes', () => {
  const menu = menuOf(own(150))
  expect(menu.type).toBe('static_select')
  expect(menu.options).toHaveLength(100)
})

test('an outcome too long for Slack is left to the web', () => {
  expect(menuOf([{ value: 'v'.repeat(80), label: 'Long' }]).options).toHaveLength(1)
})
