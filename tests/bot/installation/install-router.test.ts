import type express from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInstallations } from '../../../bot/installation/installations.ts'
import type { WorkspaceId } from '../../../src/model/entities.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { type ManyTeams, openManyTeams } from '../../support/slack/many-teams.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let first: DemoWorkspace
let second: DemoWorkspace
let slack: ManyTeams
const anasAdmin = () => ({ 'x-workspace': first.workspace.id, 'x-session': 'session-1' })
const othersAdmin = () => ({ 'x-workspace': second.workspace.id, 'x-session': 'session-2' })
type Admin = ReturnType<typeof anasAdmin>

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  first = await aWorkspace(context)
  second = await aWorkspace(context)
  slack = await openManyTeams(context, {
    installGuard: {
      mustBeAdmin: (req, res, next) => (req.get('x-session') ? next() : res.status(401).end()),
      admin: req => ({
        workspaceId: String(req.get('x-workspace')) as WorkspaceId,
        sessionId: String(req.get('x-session')),
      }),
    },
  })
  // What the app does with problems at the end of its middleware.
  slack.app.router.use(((error, _req, res, next) =>
    isProblem(error)
      ? res.status(error.facts.status).send(error.code)
      : next(error)) as express.ErrorRequestHandler)
})

afterEach(async () => {
  await slack.close()
  await database.drop()
})

const visit = (path: string, headers: Record<string, string>) =>
  fetch(slack.url + path, { headers, redirect: 'manual' })

async function begin(admin: Admin) {
  const answer = await visit('/slack/install', admin)
  const address = new URL(answer.headers.get('location') ?? '')
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return { address, cookie, state: address.searchParams.get('state') ?? '' }
}

const grantOf = (teamId: string) => ({
  access_token: `xoxb-${teamId}`,
  token_type: 'bot',
  scope: 'commands',
  bot_user_id: 'U2',
  app_id: 'A1',
  team: { id: teamId },
  enterprise: null,
  is_enterprise_install: false,
  authed_user: { id: 'U1' },
})

const comeBack = (
  admin: Partial<Admin>,
  { state, cookie }: { state: string; cookie: string },
  grant: object,
) =>
  visit(`/slack/oauth_redirect?${new URLSearchParams({ code: JSON.stringify(grant), state })}`, {
    ...admin,
    cookie,
  })

async function install(admin: Admin, grant: object) {
  return comeBack(admin, await begin(admin), grant)
}

const teamOf = async ({ workspace }: DemoWorkspace) =>
  (await createInstallations(context, undefined).findByWorkspace(workspace.id))?.ownTeam

test('the address for installing leads an admin to Slack with the scopes we need, and nobody else', async () => {
  const { address } = await begin(anasAdmin())
  expect(address.pathname).toBe('/oauth/v2/authorize')
  expect(address.searchParams.get('scope')).toContain('commands')
  expect((await visit('/slack/install', {})).status).toBe(401)
})

test('each admin connects a team for their own workspace', async () => {
  const answer = await install(anasAdmin(), grantOf('T1'))
  expect(answer.headers.get('location')).toBe('/settings/connections?connected=slack')
  await install(othersAdmin(), grantOf('T2'))
  expect(await teamOf(first)).toEqual({ kind: 'team', teamId: 'T1' })
  expect(await teamOf(second)).toEqual({ kind: 'team', teamId: 'T2' })
})

test('a team of another workspace, and a second team, are refused in words', async () => {
  await install(anasAdmin(), grantOf('T1'))
  const taken = await install(othersAdmin(), grantOf('T1'))
  expect([taken.status, await taken.text()]).toEqual([409, 'slack-team-elsewhere'])
  const more = await install(anasAdmin(), grantOf('T3'))
  expect([more.status, await more.text()]).toEqual([409, 'slack-has-team'])
  expect(await teamOf(second)).toBeUndefined()
})

test('an organisation is kept under its own id', async () => {
  const org = {
    ...grantOf('T1'),
    team: null,
    enterprise: { id: 'E1' },
    is_enterprise_install: true,
  }
  await install(anasAdmin(), org)
  expect(await teamOf(first)).toEqual({ kind: 'organisation', enterpriseId: 'E1' })
})

test('what one admin began another cannot finish, nor anybody later or with an altered state', async () => {
  const begun = await begin(anasAdmin())
  const refused = async (answer: Promise<Response>) => [(await answer).status, await teamOf(second)]
  expect(await refused(comeBack(othersAdmin(), begun, grantOf('T9')))).toEqual([403, undefined])
  const sameSession = { ...othersAdmin(), 'x-session': 'session-1' }
  expect(await refused(comeBack(sameSession, begun, grantOf('T9')))).toEqual([403, undefined])
  const altered = { ...begun, state: `${begun.state.slice(0, -2)}AA` }
  expect(await refused(comeBack(anasAdmin(), altered, grantOf('T9')))).toEqual([403, undefined])
  context.setNow(context.clock() + 11 * 60_000)
  expect(await refused(comeBack(anasAdmin(), begun, grantOf('T9')))).toEqual([403, undefined])
  expect(await teamOf(first)).toBeUndefined()
})

test('another browser, without the cookie of the round trip, connects nothing', async () => {
  const { state } = await begin(anasAdmin())
  const answer = await comeBack(anasAdmin(), { state, cookie: '' }, grantOf('T1'))
  expect(answer.headers.get('location')).toBe('/settings/connections?refused=slack')
  expect(await teamOf(first)).toBeUndefined()
})

test('who began at their workspace’s own address is sent on to it, and to no other', async () => {
  const { port } = new URL(slack.url)
  const ownHost = `localhost:${port}`
  const answer = await fetch(`http://${ownHost}/slack/install`, {
    headers: anasAdmin(),
    redirect: 'manual',
  })
  const state = new URL(answer.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const back = () => comeBack({}, { state, cookie: '' }, grantOf('T1'))
  expect((await back()).status).toBe(403)
  await database
    .db('workspaces')
    .where({ id: first.workspace.id })
    .update({ domains: [ownHost] })
  expect((await back()).headers.get('location')).toMatch(
    new RegExp(`^http://${ownHost}/slack/oauth_redirect\\?code=`),
  )
})
