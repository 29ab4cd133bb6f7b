import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInstallations } from '../../../bot/installation/installations.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { installationOf, orgInstallationOf } from '../../support/slack/installation-of.ts'
import { createSlackTeam } from '../../support/slack/slack-team.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})

afterEach(() => database.drop())

const withOAuth = { botToken: undefined, clientId: 'id', clientSecret: 'secret' }

const store = (teamId: string, workspaceId = demo.workspace.id) =>
  createInstallations(context, undefined).keep(workspaceId, installationOf(teamId))
const query = { enterpriseId: undefined, isEnterpriseInstall: false }
const find = (teamId: string) => createInstallations(context, undefined).find({ ...query, teamId })

test('an installation is kept sealed and found again', async () => {
  await store('T1')
  const row = await database.db('slack_installations').first()
  expect(JSON.stringify(row)).not.toContain('xoxb-T1')
  expect(await find('T1')).toMatchObject({ botToken: 'xoxb-T1', ownTeam: { teamId: 'T1' } })
  expect(await find('T2')).toBeUndefined()
})

test('a second team does not come into a workspace that has one', async () => {
  await store('T1')
  await expect(store('T2')).rejects.toMatchObject({ code: 'slack-has-team' })
  const org = createInstallations(context, undefined).keep(
    demo.workspace.id,
    orgInstallationOf('E1'),
  )
  await expect(org).rejects.toMatchObject({ code: 'slack-has-team' })
})

test('each workspace has a team of its own, and a team one workspace', async () => {
  const other = await aWorkspace(context)
  await store('T1')
  await store('T2', other.workspace.id)
  await expect(store('T1', other.workspace.id)).rejects.toMatchObject({ code: 'slack-has-team' })
  await createInstallations(context, undefined).remove({ ...query, teamId: 'T2' })
  await expect(store('T1', other.workspace.id)).rejects.toMatchObject({
    code: 'slack-team-elsewhere',
  })
  expect(await find('T1')).toMatchObject({ workspaceId: demo.workspace.id })
})

test('of two admins who connect two teams at once, one comes too late', async () => {
  const outcomes = await Promise.allSettled([store('T1'), store('T2'), store('T3')])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await database.db('slack_installations')).toHaveLength(1)
})

test('an organisation is found by its own id, whichever of its teams asks', async () => {
  const installations = createInstallations(context, undefined)
  await installations.keep(demo.workspace.id, orgInstallationOf('E1'))
  const asked = { teamId: 'T7', enterpriseId: 'E1', isEnterpriseInstall: true }
  expect(await installations.find(asked)).toMatchObject({ ownTeam: { enterpriseId: 'E1' } })
  expect(await installations.find({ ...asked, isEnterpriseInstall: false })).toBeUndefined()
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

test('an organisation that removed the app is forgotten, one of its teams’ own removal is not its', async () => {
  const team = await createSlackTeam(context, withOAuth)
  const installations = createInstallations(context, undefined)
  const asked = { teamId: 'T7', enterpriseId: 'E1', isEnterpriseInstall: true }
  const tell = (eventId: string, isOrg: boolean) =>
    team.send(
      JSON.stringify({
        type: 'event_callback',
        event_id: eventId,
        team_id: 'T7',
        enterprise_id: 'E1',
        authorizations: [{ enterprise_id: 'E1', team_id: 'T7', is_enterprise_install: isOrg }],
        event: { type: 'app_uninstalled' },
      }),
      'application/json',
    )
  try {
    await installations.keep(demo.workspace.id, orgInstallationOf('E1'))
    await tell('Ev1', false)
    expect(await installations.find(asked)).toBeDefined()
    await tell('Ev2', true)
    expect(await installations.find(asked)).toBeUndefined()
  } finally {
    await team.close()
  }
})
