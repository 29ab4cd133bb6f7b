import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInstallations } from '../../bot/installations.ts'
import { makeDemoWorkspace } from '../support/demo-workspace.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createSlackTeam } from '../support/slack/slack-team.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let context: TestContext

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  await makeDemoWorkspace(context)
})

afterEach(() => database.drop())

const withOAuth = { botToken: undefined, clientId: 'id', clientSecret: 'secret' }

const installationOf = (teamId: string) =>
  ({
    team: { id: teamId },
    enterprise: undefined,
    user: { id: 'U1', token: undefined, scopes: undefined },
    bot: { token: 'xoxb-secret', scopes: [], id: 'B1', userId: 'U2' },
    isEnterpriseInstall: false,
  }) as const

const store = (teamId: string) => {
  const installations = createInstallations(context, undefined)
  return installations.storeInstallation(installationOf(teamId) as never)
}
const find = (teamId: string) =>
  createInstallations(context, undefined).find({
    teamId,
    enterpriseId: undefined,
    isEnterpriseInstall: false,
  })

test('an installation is kept sealed and found again', async () => {
  await store('T1')
  const row = await database.db('slack_installations').first()
  expect(JSON.stringify(row)).not.toContain('xoxb-secret')
  expect(await find('T1')).toMatchObject({ botToken: 'xoxb-secret', teamId: 'T1' })
  expect(await find('T2')).toBeUndefined()
})

test('a second team does not come into a workspace that has one', async () => {
  await store('T1')
  await expect(store('T2')).rejects.toMatchObject({ code: 'forbidden' })
})

test.each([
  ['an uninstalled app', { type: 'app_uninstalled' }],
  ['an app whose bot token was revoked', { type: 'tokens_revoked', tokens: { bot: ['U2'] } }],
])('%s is forgotten', async (_what, event) => {
  const team = await createSlackTeam(context, withOAuth)
  try {
    await store('T1')
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event })
    const answer = await team.send(body, 'application/json')
    expect(answer.status).toBe(200)
    await expect.poll(() => find('T1')).toBeUndefined()
  } finally {
    await team.close()
  }
})

test('a person’s own revoked token takes nothing away', async () => {
  const team = await createSlackTeam(context, withOAuth)
  try {
    await store('T1')
    const event = { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev2', event })
    await team.send(body, 'application/json')
    await team.settle()
    expect(await find('T1')).toBeDefined()
  } finally {
    await team.close()
  }
})

test('the address for installing leads to Slack with the scopes we need', async () => {
  const team = await createSlackTeam(context, {
    botToken: undefined,
    clientId: 'id',
    clientSecret: 'secret',
  })
  try {
    const answer = await fetch(`${team.url}/slack/install`, { redirect: 'manual' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toContain('scope=commands')
  } finally {
    await team.close()
  }
})
