import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInstallations } from '../../../bot/installation/installations.ts'
import { meetingAdapters } from '../../../bot/notifications/meeting-adapters.ts'
import { getUser } from '../../../src/services/people/users.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { thursdayAt } from '../../support/slack/bot-fixture.ts'
import { installationOf, orgInstallationOf } from '../../support/slack/installation-of.ts'
import { type ManyTeams, type Member, openManyTeams } from '../../support/slack/many-teams.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let first: DemoWorkspace
let second: DemoWorkspace
let slack: ManyTeams

// One person may be in both, under the same address: two workspaces, two users.
const members: Member[] = [
  { id: 'U1ANA', email: 'ana@parley.test', team_id: 'T1' },
  { id: 'U2ANA', email: 'ana@parley.test', team_id: 'T2' },
  {
    id: 'W3ANA',
    email: 'ana@parley.test',
    team_id: 'T7',
    enterprise_user: { enterprise_id: 'E1', teams: ['T7'] },
  },
]
const limiter = { take: async () => undefined, pause: () => undefined }

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  first = await aWorkspace(context)
  second = await aWorkspace(context)
  slack = await openManyTeams(context, { members })
  const installations = createInstallations(context, undefined)
  await installations.keep(first.workspace.id, installationOf('T1'))
  await installations.keep(second.workspace.id, installationOf('T2'))
})

afterEach(async () => {
  await slack.close()
  await database.drop()
})

const book = (demo: DemoWorkspace, name: string) =>
  aBooking(demo, { startsAt: thursdayAt(10), invitee: { email: 'guest@acme.test', name } })

const propose = (demo: DemoWorkspace) =>
  aProposal(demo, {
    pageId: demo.page.id,
    title: 'Demo',
    invitee: { email: 'guest@acme.test', name: 'Guest', locale: 'en' },
    slots: [thursdayAt(11)],
    message: '',
    expiresAt: thursdayAt(11),
  })

const tokens = () => [...new Set(slack.calls.map(({ token }) => token))]
const shown = () => JSON.stringify(slack.answers.at(-1))

test('each team’s commands read its own workspace', async () => {
  await book(first, 'Guest One')
  await book(second, 'Guest Two')
  await slack.command('T1', 'U1ANA', 'week')
  expect(shown()).toMatch(/Guest One/)
  expect(shown()).not.toMatch(/Guest Two/)
  expect(tokens()).toEqual(['xoxb-T1'])
  slack.calls.length = 0
  await slack.command('T2', 'U2ANA', 'week')
  expect(shown()).toMatch(/Guest Two/)
  expect(shown()).not.toMatch(/Guest One/)
  expect(tokens()).toEqual(['xoxb-T2'])
})

test('a person is linked in the workspace of their team alone', async () => {
  await slack.command('T2', 'U2ANA', 'today')
  const of = ({ workspace, ana }: DemoWorkspace) =>
    getUser(context, { workspaceId: workspace.id, userId: ana.id })
  expect((await of(first)).slackUserId).toBeUndefined()
  expect((await of(second)).slackUserId).toBe('U2ANA')
})

test('a notification of a meeting goes to its own workspace’s team, with that team’s token', async () => {
  const adapters = meetingAdapters({ context, config: slack.config, limiter })
  const drain = makeDrain(context, { adapters, slackJobs: slack.app.jobs })
  await book(second, 'Guest Two')
  await drain.run()
  expect(slack.callsOf('chat.postMessage').map(({ fields }) => fields.channel)).toEqual(['D-U2ANA'])
  expect(tokens()).toEqual(['xoxb-T2'])
})

test('App Home shows its own workspace, also when it follows what changes later', async () => {
  await book(first, 'Guest One')
  await slack.event('T1', { type: 'app_home_opened', tab: 'home', user: 'U1ANA' })
  await slack.event('T2', { type: 'app_home_opened', tab: 'home', user: 'U2ANA' })
  await slack.app.jobs['publish-home']({ userId: first.ana.id })
  const homes = slack.callsOf('views.publish')
  expect(homes.map(({ token, fields }) => [token, fields.user_id])).toEqual([
    ['xoxb-T1', 'U1ANA'],
    ['xoxb-T2', 'U2ANA'],
    ['xoxb-T1', 'U1ANA'],
  ])
  expect(homes.map(({ fields }) => fields.view?.includes('Guest One'))).toEqual([true, false, true])
})

test('a button of one team’s offer does nothing when it is pressed as another team', async () => {
  const { proposal } = await propose(first)
  const value = JSON.stringify({ proposalId: proposal.id, startsAt: thursdayAt(11) })
  await slack.press('T2', 'U2ANA', { action_id: `pick:${thursdayAt(11)}`, value })
  await slack.press('T2', 'U2ANA', { action_id: 'proposal:withdraw', value: proposal.id })
  expect(slack.answers.map(({ text }) => text)).toEqual([
    expect.stringContaining('no such proposal'),
    expect.stringContaining('no such proposal'),
  ])
  expect(await database.db('meetings')).toEqual([])
  expect(await database.db('proposals').first()).toMatchObject({ status: 'open' })
})

test('a team that is not connected gets no answer, whoever asks', async () => {
  await slack.command('T5', 'U1ANA', 'today')
  expect(slack.answers).toEqual([])
  expect(slack.calls).toEqual([])
})

test('people of an organisation’s teams are its own, whichever team they ask in', async () => {
  const third = await aWorkspace(context)
  await createInstallations(context, undefined).keep(third.workspace.id, orgInstallationOf('E1'))
  await book(third, 'Guest Three')
  const asked = { enterprise_id: 'E1', is_enterprise_install: 'true' }
  await slack.command('T7', 'W3ANA', 'week', asked)
  expect(shown()).toMatch(/Guest Three/)
  expect(tokens()).toEqual(['xoxb-E1'])
  // Somebody of another organisation, in a channel of theirs.
  await slack.command('T7', 'U1ANA', 'week', asked)
  expect(shown()).not.toMatch(/Guest/)
})
