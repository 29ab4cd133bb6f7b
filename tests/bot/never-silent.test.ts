import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { actionListeners } from '../../bot/listeners/actions/index.ts'
import { shortcutListeners } from '../../bot/listeners/shortcuts/index.ts'
import { viewListeners } from '../../bot/listeners/views/index.ts'
import { slackProblem } from '../../src/i18n/slack-problem.ts'
import { locales } from '../../src/model/entities.ts'
import { type BotFixture, openBotFixture, thursdayAt } from '../support/slack/bot-fixture.ts'

let fixture: BotFixture
beforeEach(async () => {
  fixture = await openBotFixture()
  await fixture.bookMaya(thursdayAt(10))
})
afterEach(() => fixture.close())

const nul = '\u0000'
const long = 'ż'.repeat(3_000)
const values = [
  '',
  nul,
  `maya${nul}@acme.test`,
  long,
  'null',
  '[]',
  '{}',
  '"x"',
  '{"',
  'constructor',
  '__proto__',
  'own:',
  'later',
  '-1',
  '1e99',
  randomUUID(),
  `${randomUUID()}:1`,
  JSON.stringify({ pageId: randomUUID(), email: nul }),
  JSON.stringify({ proposalId: randomUUID(), startsAt: 1 }),
  JSON.stringify({ meetingId: randomUUID(), loggedAt: 1, outcome: long }),
  JSON.stringify({ id: 'from another version', slots: [1], title: long }),
]

/** One button for each listener, and some that no version has. */
const buttons = [
  'draft:edit',
  'draft:email',
  'draft:copy',
  'draft:post',
  `draft:drop:${thursdayAt(9)}`,
  'reread:today',
  'link:copy',
  'link:post',
  'link:email',
  'link:constructor',
  `pick:${thursdayAt(9)}`,
  'pick:none',
  'proposal:nudge',
  'proposal:replace:1',
  'proposal:toString',
  'propose:others',
  'outcome:completed',
  'outcome-more:x',
  'outcome-undo',
  'outcome-notes',
  'due:0',
  `late:${randomUUID()}`,
  'missed:propose',
  'home:copy:x',
  'home:hasOwnProperty',
  'deal:0',
  'form:propose',
  'form:reschedule',
  'form:valueOf',
  `more:${randomUUID()}`,
  'contact:search',
  'booking:change',
  'booking:confirm',
  'times:use',
  'times:adjust',
  'join:ask',
  'from:another:version',
  nul,
  long.slice(0, 255),
]

/** Everything that the person can see by now. */
async function seen(): Promise<number> {
  const { answers, homes, client, slackIdOf } = fixture.team
  const { channel } = await client.conversations.open({ users: slackIdOf('ana') })
  const { messages = [] } = await client.conversations.history({ channel: channel?.id ?? '' })
  return answers.length + homes.length + messages.length + fixture.team.views.length
}

test('every listener of a button is tried', () => {
  const untried = actionListeners.filter(([id]) => !buttons.some(button => id.test(button)))
  // Buttons that only open an address do nothing else.
  expect(untried.map(([id]) => String(id))).toEqual(['/^open:/'])
})

test('whatever a button is called and carries, whoever presses it is answered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...buttons),
      fc.constantFrom(...values),
      fc.boolean(),
      async (action_id, value, isAtHome) => {
        const before = await seen()
        const press = isAtHome ? fixture.team.pressAtHome : fixture.team.press
        const { status } = await press('ana', { action_id, value })
        expect(status).toBe(200)
        expect(await seen()).toBeGreaterThan(before)
      },
    ),
    { numRuns: 50 },
  )
}, 120_000)

test.each(buttons)('the button %j with nothing in it is answered', async action_id => {
  const before = await seen()
  const { status } = await fixture.team.press('ana', { action_id, value: '{}' })
  expect(status).toBe(200)
  expect(await seen()).toBeGreaterThan(before)
})

const forms = [...Object.keys(viewListeners), 'from-another-version', 'constructor', '']
const metadata = [
  '',
  'x',
  '{}',
  'null',
  '[]',
  nul,
  JSON.stringify({ meetingId: randomUUID(), locale: 'pl' }),
  JSON.stringify({ proposalId: 'x', startsAt: 'y', responseUrl: 'z' }),
]

test('whatever a form is called, carries and holds, whoever sends it is answered', async () => {
  await fixture.team.press('ana', { action_id: 'form:settings', value: '{}' })
  const { id } = fixture.team.lastView()
  const blocks = ['who', 'start', 'day', 'clock', 'email', 'name', 'text', 'reason', 'remind']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...forms),
      fc.constantFrom(...metadata),
      fc.constantFrom(...values),
      async (callback_id, private_metadata, value) => {
        const before = await seen()
        const filled = Object.fromEntries(blocks.map(block => [block, value]))
        const view = { id, callback_id, private_metadata, values: filled }
        const { status, text } = await fixture.team.submit('ana', view)
        expect(status).toBe(200)
        const answer = JSON.parse(text || '{}')
        const isSaid = answer.errors !== undefined || answer.view !== undefined
        expect(isSaid || (await seen()) > before).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
}, 120_000)

test('whatever is typed behind the command is answered', async () => {
  const typed = [...values, `p ${long}`, `link ${nul}`, `who ${nul}`, `book maya${nul} thu 15:00`]
  for (const text of typed) {
    const before = await seen()
    const { status } = await fixture.team.command('ana', text)
    expect([text, status]).toEqual([text, 200])
    expect([text, (await seen()) > before]).toEqual([text, true])
    expect(fixture.faults()).toEqual([])
  }
})

test.each([...Object.keys(shortcutListeners), 'from_another_version', 'constructor'])(
  'the shortcut %s is answered, also on a message of NULs',
  async callback_id => {
    const before = await seen()
    const payload = {
      type: 'message_action',
      callback_id,
      team: { id: 'T000000001' },
      user: { id: fixture.team.slackIdOf('ana'), team_id: 'T000000001' },
      channel: { id: 'C000000001' },
      message: { ts: '1', text: `${nul} ${long}`, user: 'U0' },
      trigger_id: randomUUID(),
      response_url: `${fixture.team.url}/answers`,
    }
    const { status } = await fixture.team.form({ payload: JSON.stringify(payload) })
    await fixture.team.settle()
    expect(status).toBe(200)
    expect(await seen()).toBeGreaterThan(before)
  },
)

test('a menu that no version has stays empty', async () => {
  expect(await fixture.team.suggest('ana', 'suggest:constructor', nul)).toEqual([])
  expect(await fixture.team.suggest('ana', 'suggest:guest', `maya${nul}`)).toHaveLength(1)
})

test.each(locales)(
  'a button of another version says so in %s, and no bug is logged',
  async locale => {
    await fixture.database.db('users').where({ id: fixture.demo.ana.id }).update({ locale })
    const failed = vi.spyOn(fixture.context.log, 'error')
    await fixture.team.press('ana', { action_id: 'from:another:version', value: 'x' })
    expect(fixture.team.lastAnswer().text).toBe(slackProblem(locale, { code: 'form-expired' }))
    expect(failed).not.toHaveBeenCalled()
  },
)

test('where the place of an answer no longer exists the person is notified in their own conversation', async () => {
  const payload = {
    type: 'block_actions',
    team: { id: 'T000000001' },
    user: { id: fixture.team.slackIdOf('ana'), team_id: 'T000000001' },
    channel: { id: 'C000000001', name: 'general' },
    container: { type: 'message' },
    actions: [
      { type: 'button', block_id: 'b', action_ts: '1', action_id: 'link:post', value: '{}' },
    ],
    trigger_id: randomUUID(),
    response_url: `${fixture.team.url}/ended`,
  }
  const before = await seen()
  await fixture.team.form({ payload: JSON.stringify(payload) })
  await fixture.team.settle()
  expect(await seen()).toBe(before + 1)
})
