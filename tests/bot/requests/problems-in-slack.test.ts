import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { slackProblem } from '../../../src/i18n/slack-problem.ts'
import { type Locale, locales } from '../../../src/model/entities.ts'
import { Problem, type ProblemCode } from '../../../src/services/problems.ts'
import { type BotFixture, openBotFixture } from '../../support/slack/bot-fixture.ts'

const codes = Object.keys(messagesIn('en', 'problems').codes) as ProblemCode[]

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
})
afterEach(() => fixture.close())

const speak = (locale: Locale) =>
  fixture.database.db('users').where({ id: fixture.demo.ana.id }).update({ locale })

/** Only a modal that Slack shows can show an answer. */
async function openedId(): Promise<string> {
  await fixture.team.press('ana', { action_id: 'form:settings', value: 'x' })
  return fixture.team.lastView().id
}

const meetingForm = async (locale: Locale) => ({
  id: await openedId(),
  callback_id: 'reschedule',
  private_metadata: JSON.stringify({ meetingId: randomUUID(), revision: 1, locale }),
  values: { start: String(Date.UTC(2026, 10, 5, 9)) },
})

const pickForm = async (locale: Locale) => ({
  id: await openedId(),
  callback_id: 'pick',
  private_metadata: JSON.stringify({
    proposalId: randomUUID(),
    startsAt: Date.UTC(2026, 10, 5, 9),
    responseUrl: `${fixture.team.url}/answers`,
    locale,
  }),
  values: { email: 'ana@parley.test', name: 'Ana' },
})

test.each(locales)(
  'every problem is explained in the language of whoever asked: %s',
  async locale => {
    await speak(locale)
    for (const code of codes) {
      const problem = new Problem({
        code,
        status: 409,
        title: 'A title',
        detail: 'An API’s detail',
      })
      Object.assign(fixture.context, { crmChoices: () => Promise.reject(problem) })
      await fixture.team.command('ana', 'out held')
      const { text } = fixture.team.lastAnswer()
      expect(text, code).toBe(slackProblem(locale, { code }))
      expect(fixture.faults(), code).toEqual([])
    }
  },
)

const ways: Record<string, (locale: Locale) => Promise<{ said: string; code: ProblemCode }>> = {
  'a press': async () => {
    const value = JSON.stringify({ pageId: randomUUID() })
    await fixture.team.press('ana', { action_id: 'link:post', value })
    return { said: fixture.shown(), code: 'page-not-found' }
  },
  'a form that opens': async () => {
    const value = randomUUID()
    await fixture.team.press('ana', { action_id: `form:reschedule:${value}`, value })
    return { said: fixture.viewText(), code: 'meeting-not-found' }
  },
  'a form sent off': async locale => {
    await fixture.team.submit('ana', await meetingForm(locale))
    return { said: fixture.viewText(), code: 'meeting-not-found' }
  },
  'a form of a guest': async locale => {
    await fixture.team.submit('ana', await pickForm(locale))
    return { said: fixture.viewText(), code: 'proposal-not-found' }
  },
}

const everyWay = locales.flatMap(locale => Object.keys(ways).map(name => [name, locale] as const))

test.each(everyWay)('%s reports a problem in %s', async (name, locale) => {
  await speak(locale)
  const { said, code } = (await ways[name]?.(locale)) ?? { said: '', code: 'unexpected' }
  expect(said).toContain(slackProblem(locale, { code }))
})

test.each(locales)('a failure of ours is reported in %s', async locale => {
  await speak(locale)
  Object.assign(fixture.context, { crmChoices: () => Promise.reject(new Error('A bug')) })
  await fixture.team.command('ana', 'out held')
  expect(fixture.team.lastAnswer().text).toBe(messagesIn(locale, 'slack/general').failed)
})

test.each(locales)('a form with faults names them in %s', async locale => {
  const values = { email: 'zoe', name: '' }
  const form = { ...(await pickForm(locale)), values }
  const { text } = await fixture.team.submit('zoe', form)
  const { badEmail, badName } = messagesIn(locale, 'slack/general')
  expect(JSON.parse(text).errors).toEqual({ email: badEmail, name: badName })
})

test('no advice in Slack speaks of pages to go back to or to reload', () => {
  const pageAdvice = /go back|reload|wróć|odśwież|torna indietro|ricarica/i
  const inPages: ProblemCode[] = ['other-site', 'misdirected']
  for (const locale of locales)
    for (const code of codes.filter(each => !inPages.includes(each)))
      expect(slackProblem(locale, { code }), code).not.toMatch(pageAdvice)
})
