import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createInstallations } from '../../../bot/installation/installations.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createSlackTeam, type SlackTeam } from '../../support/slack/slack-team.ts'
import { spyOnSlack } from '../../support/slack/spy-on-slack.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let team: SlackTeam

const bot = { id: 'B1', userId: 'UB', token: 'xoxb-tests', scopes: [] }

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  const demo = await aWorkspace(context)
  team = await createSlackTeam(context, {
    botToken: undefined,
    clientId: 'id',
    clientSecret: 'secret',
  })
  await createInstallations(context, undefined).keep(demo.workspace.id, {
    team: { id: 'T000000001' },
    enterprise: undefined,
    user: { id: 'U1', token: undefined, scopes: undefined },
    bot,
    isEnterpriseInstall: false,
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await team.close()
  await database.drop()
})

const removed = (eventId: string) =>
  JSON.stringify({
    type: 'event_callback',
    event_id: eventId,
    team_id: 'T000000001',
    event: { type: 'app_uninstalled' },
  })
const kept = () => database.db('slack_events').select('*')
const installed = () => database.db('slack_installations').select('*')

/** The worker is another process, or starts later. @returns the jobs that wait for it */
async function withoutWorker(work: () => Promise<unknown>): Promise<string[]> {
  const held: string[] = []
  const enqueue = vi.spyOn(context.jobs, 'enqueue').mockImplementation(async (_trx, name, jobs) => {
    held.push(...jobs.map(() => name))
  })
  await work()
  enqueue.mockRestore()
  return held
}

test('an event is acknowledged once it is written down, sealed, and survives a stop before its work', async () => {
  let status = 0
  const held = await withoutWorker(async () => {
    status = (await team.send(removed('Ev1'), 'application/json')).status
  })
  expect(status).toBe(200)
  const [row] = await kept()
  expect(row.body_sealed).not.toContain('app_uninstalled')
  expect(await installed()).toHaveLength(1)
  expect(held).toEqual(['slack-event'])
  await team.app.jobs['slack-event']({ eventId: 'Ev1' })
  expect(await installed()).toEqual([])
  expect(await kept()).toEqual([])
})

test('an event that is sent again, or worked off twice, changes nothing twice', async () => {
  const held = await withoutWorker(async () => {
    await team.send(removed('Ev2'), 'application/json')
    await team.send(removed('Ev2'), 'application/json')
  })
  expect(held).toHaveLength(1)
  await team.app.jobs['slack-event']({ eventId: 'Ev2' })
  await team.app.jobs['slack-event']({ eventId: 'Ev2' })
  expect(await kept()).toEqual([])
})

test('an event that cannot be written down is not acknowledged, so that Slack sends it again', async () => {
  await database.db.raw('alter table slack_events rename to slack_events_away')
  const { status } = await team.send(removed('Ev3'), 'application/json')
  await database.db.raw('alter table slack_events_away rename to slack_events')
  expect(status).toBeGreaterThanOrEqual(500)
  expect((await team.send(removed('Ev3'), 'application/json')).status).toBe(200)
  expect(await installed()).toEqual([])
})

test('an event of a team that removed us meanwhile is dropped, not tried for ever', async () => {
  await database.db('slack_installations').delete()
  const { status } = await team.send(removed('Ev4'), 'application/json')
  expect(status).toBe(200)
  expect(await kept()).toEqual([])
})

test('a token that ends within hours is made new ahead of time; one that lasts is left (rotation)', async () => {
  const installations = createInstallations(context, undefined)
  const { id: workspaceId } = await database.db('workspaces').first('id')
  const now = context.clock() / 1000
  const token = async () => (await installations.findByWorkspace(workspaceId))?.botToken
  const keepToken = (expiresAt: number) =>
    installations.updateEach(async installation => ({
      ...installation,
      bot: { ...bot, token: 'xoxe.old', refreshToken: 'xoxe-1-old', expiresAt },
    }))
  const asked = spyOnSlack('oauth.v2.access', () => ({
    access_token: 'xoxe.new',
    refresh_token: 'xoxe-1-new',
    expires_in: 43_200,
  }))
  await keepToken(now + 8 * 3600)
  await team.app.jobs['refresh-slack-tokens']()
  expect(asked).toEqual([])
  await keepToken(now + 3600)
  await team.app.jobs['refresh-slack-tokens']()
  await team.app.jobs['refresh-slack-tokens']()
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'xoxe-1-old' })
  expect(await token()).toBe('xoxe.new')
})
