import { afterEach, beforeEach, expect, test } from 'vitest'
import { signedHeaders } from '../../../src/dev/slack/sign-request.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import {
  createSlackTeam,
  findButton,
  type SlackTeam,
  signingSecret,
} from '../../support/slack/slack-team.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let team: SlackTeam

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  await aWorkspace(context)
  team = await createSlackTeam(context)
})
afterEach(async () => {
  await team.close()
  await database.drop()
})

const count = async (table: string) => (await database.db(table).select('*')).length

/** What was posted for everybody: the offer with its buttons. */
async function offersPosted() {
  const { messages = [] } = await team.client.conversations.history({ channel: 'C000000001' })
  return messages.filter(({ text }) => text?.includes('Pick one'))
}

/** A press as Slack sends it, to be sent as often as one likes. */
function pressOf(name: string, button: { action_id: string; value: string }) {
  const payload = {
    type: 'block_actions',
    team: { id: 'T000000001' },
    user: { id: team.slackIdOf(name), team_id: 'T000000001' },
    channel: { id: 'C000000001', name: 'general' },
    container: { type: 'message' },
    actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...button }],
    trigger_id: 'one trigger',
    response_url: `${team.url}/answers`,
  }
  return { payload: JSON.stringify(payload) }
}

test('F46 a press that Slack sends three times at once offers the times once', async () => {
  await team.command('ana', 'maya@acme.test 30 thu pm x3')
  const press = pressOf('ana', findButton(team.lastAnswer(), 'draft:post'))
  const answers = await Promise.all([team.form(press), team.form(press), team.form(press)])
  await team.settle()
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await count('proposals')).toBe(1)
  expect(await offersPosted()).toHaveLength(1)
})

test('F46 a press in a second copy of the same preview offers nothing again, and says so', async () => {
  await team.command('ana', 'maya@acme.test 30 thu pm x3')
  const button = findButton(team.lastAnswer(), 'draft:post')
  await team.press('ana', button)
  await team.press('ana', button)
  expect(await count('proposals')).toBe(1)
  expect(team.lastAnswer().text).toContain('already')
})

test('F46 a time that is picked twice by the same press is booked once', async () => {
  await team.command('ana', 'maya@acme.test 30 thu pm x3')
  await team.press('ana', findButton(team.lastAnswer(), 'draft:post'))
  const [offer] = await offersPosted()
  const blocks = offer?.blocks ?? []
  const press = pressOf('maya', findButton({ text: '', blocks }, 'pick:'))
  await Promise.all([team.form(press), team.form(press)])
  await team.settle()
  expect(await count('meetings')).toBe(1)
})

const minuteMs = 60_000

test.each<[string, { secret?: string; at?: number }]>([
  ['signed with another secret', { secret: 'a guess' }],
  ['six minutes old', { at: -6 * minuteMs }],
  ['dated six minutes ahead', { at: 6 * minuteMs }],
])('F46 a command %s is refused, and nothing is done', async (_what, { secret, at }) => {
  const { status } = await team.command('ana', 'maya@acme.test 30 thu pm x3', {
    ...(secret ? { secret } : {}),
    ...(at ? { at: context.clock() + at } : {}),
  })
  expect(status).toBe(401)
  expect(team.answers).toEqual([])
  expect(await count('seen_events')).toBe(0)
})

test.each([
  ['application/json', 'null'],
  ['application/json', '[]'],
  ['application/json', 'no json'],
  ['application/x-www-form-urlencoded', 'payload=null'],
  ['application/x-www-form-urlencoded', 'payload=%7B'],
])(
  'F46 a signed body of %s that reads %s is refused, and is no fault of ours',
  async (contentType, body) => {
    const headers = signedHeaders({ secret: signingSecret, body, at: context.clock(), contentType })
    const answer = await fetch(`${team.url}/slack/events`, { method: 'POST', body, headers })
    expect(answer.status).toBe(400)
  },
)

test('F46 a body that was changed after it was signed is refused', async () => {
  const press = pressOf('ana', { action_id: 'draft:post', value: '{}' })
  const body = new URLSearchParams(press).toString()
  const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' })
  headers.set('x-slack-request-timestamp', String(Math.floor(context.clock() / 1000)))
  headers.set('x-slack-signature', `v0=${'0'.repeat(64)}`)
  const answer = await fetch(`${team.url}/slack/events`, { method: 'POST', body, headers })
  expect(answer.status).toBe(401)
})
