import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CrmProvider } from '../../crm/contract/crm-provider.ts'
import { locales } from '../../src/model/entities.ts'
import { aChatSite } from '../support/builders/a-chat-site.ts'
import {
  type BotFixture,
  crmOf,
  lindt,
  openBotFixture,
  thursdayAt,
} from '../support/slack/bot-fixture.ts'
import { englishLeft } from '../support/slack/english-left.ts'
import { readableIn } from '../support/slack/readable-in.ts'

let fixture: BotFixture
/** What the CRM calls a stage is its own. */
function crmWithoutWords(): CrmProvider {
  const crm = crmOf([lindt])
  const findRecord: CrmProvider['findRecord'] = async query => {
    const found = await crm.findRecord(query)
    return found && { ...found, related: found.related.map(each => ({ ...each, detail: '2' })) }
  }
  return { ...crm, findRecord }
}

beforeEach(async () => {
  fixture = await openBotFixture({ crm: crmWithoutWords() })
  await aChatSite(fixture.demo)
})
afterEach(() => fixture.close())

/** Each verb, and each way to be asked back or refused. */
const typed = [
  '',
  'help',
  'status',
  'connect',
  'settings',
  'chat on',
  'chat off',
  'today',
  'tomorrow',
  'week',
  'next',
  'link',
  'link maya@acme.test',
  'p maya@acme.test fri',
  'p maya@acme.test fri x9',
  'p maya@acme.test 30m 45m',
  'p maya@acme.test 2026-02-30',
  'p maya@acme.test 1999-01-01',
  'p maya@acme.test via fax',
  'p maya@acme.test in Atlantis',
  'p maya@acme.test 25:00',
  'p',
  'p zzyzx',
  'book maya@acme.test thu 15:00',
  'book maya@acme.test',
  'move maya',
  'cancel maya',
  'cancel zzyzx',
  'out held',
  'free @ben thu',
  'who maya@acme.test',
  'who zzyzx',
  'qwertz uiop',
]

const pressable =
  /^(?:form|draft:(?:copy|email|post)|booking:confirm|contact|more|link|reread|times|due)/

/** Buttons of what was answered last, those of one kind once. */
function buttons(): { action_id: string; value: string }[] {
  const { blocks } = fixture.team.lastAnswer()
  const elements = blocks.flatMap(block => [...(block.elements ?? []), block.accessory])
  return elements
    .filter(element => element?.type === 'button' && pressable.test(element.action_id))
    .map(({ action_id, value }) => ({ action_id, value }))
}

test.each(locales.filter(locale => locale !== 'en'))(
  'whatever somebody who reads %s types and presses, nothing is answered in English',
  async locale => {
    await fixture.database.db('users').update({ locale })
    await fixture.bookMaya(thursdayAt(10))
    await fixture.bookMaya(thursdayAt(11))
    const { answers, views } = fixture.team
    for (const text of typed) {
      await fixture.team.command('ana', text)
      for (const button of buttons().slice(0, 6)) await fixture.team.press('ana', button)
    }
    const answered = answers.flatMap(({ text, blocks }) => [text, ...readableIn(blocks)])
    const shown = views.flatMap(({ title, blocks }) => [title, ...readableIn(blocks)])
    expect(answers.length).toBeGreaterThan(typed.length)
    expect(views.length).toBeGreaterThan(10)
    expect([...new Set(englishLeft([...answered, ...shown], locale))]).toEqual([])
  },
  60_000,
)
