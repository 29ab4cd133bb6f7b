import { afterEach, beforeEach, expect, test } from 'vitest'
import { botShortcuts } from '../../../bot/config.ts'
import { createInstallations } from '../../../bot/installation/installations.ts'
import { actionListeners } from '../../../bot/listeners/actions/index.ts'
import { verbListeners } from '../../../bot/listeners/commands/index.ts'
import { suggestionListeners } from '../../../bot/listeners/suggestions/index.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { getUser } from '../../../src/services/people/users.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { thursdayAt } from '../../support/slack/bot-fixture.ts'
import { installationOf } from '../../support/slack/installation-of.ts'
import { type ManyTeams, type Member, openManyTeams } from '../../support/slack/many-teams.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let slack: ManyTeams

const members: Member[] = [
  // Their own admin wrote our Ana's address into their profile.
  { id: 'U9EVE', email: 'ana@parley.test', team_id: 'T9' },
  { id: 'U9TOM', email: 'ben@parley.test', team_id: 'T1', is_stranger: true },
]
const refusal = messagesIn('en', 'slack/outsiders').notForYou

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  slack = await openManyTeams(context, { members })
  await createInstallations(context, undefined).keep(demo.workspace.id, installationOf('T1'))
})

afterEach(async () => {
  await slack.close()
  await database.drop()
})

const told = () => {
  const [answer, ...more] = slack.answers.splice(0)
  expect(more).toEqual([])
  return [answer?.response_type, answer?.text]
}

test.each(members)('every verb answers $id kindly that it is not for them', async ({ id }) => {
  for (const verb of Object.keys(verbListeners)) {
    await slack.command('T1', id, verb === 'hub' ? '' : `${verb} maya`)
    expect([verb, ...told()]).toEqual([verb, 'ephemeral', refusal])
  }
  const { workspace, ana, ben } = demo
  for (const user of [ana, ben]) {
    const now = await getUser(context, { workspaceId: workspace.id, userId: user.id })
    expect(now.slackUserId).toBeUndefined()
  }
})

const buttons = [
  'draft:edit',
  'draft:post',
  'reread:0',
  'link:post',
  'proposal:withdraw',
  'propose:others',
  'outcome:held',
  'outcome-notes',
  'due:0',
  'late:5',
  'home:chats',
  'deal:choose',
  'form:propose',
  'more:0',
  'contact:search',
  'booking:change',
  'booking:confirm',
  'times:0',
  'join:ask',
  'missed:propose',
]
const forEverybody = ['pick:1', 'pick:none', 'open:book']

test('every button but a time of a proposal gives them that answer, too', async () => {
  const known = [...buttons, ...forEverybody]
  const untried = actionListeners.filter(([id]) => !known.some(button => id.test(button)))
  expect(untried.map(([id]) => String(id))).toEqual([])
  for (const action_id of buttons) {
    await slack.press('T1', 'U9EVE', { action_id, value: '{}' })
    expect([action_id, told().at(-1)]).toEqual([action_id, refusal])
  }
})

test('so do the shortcuts and App Home; menus stay empty', async () => {
  for (const { type, callbackId } of botShortcuts) {
    slack.calls.length = 0
    await slack.interact({
      type: type === 'global' ? 'shortcut' : 'message_action',
      callback_id: callbackId,
      team: { id: 'T1' },
      user: { id: 'U9EVE', team_id: 'T9' },
      trigger_id: callbackId,
    })
    const said = slack.callsOf('chat.postMessage').map(({ fields }) => fields.text)
    expect([callbackId, ...said]).toEqual([callbackId, refusal])
  }
  await slack.event(
    'T9',
    { type: 'app_home_opened', tab: 'home', user: 'U9EVE' },
    {
      context_team_id: 'T1',
      authorizations: [{ team_id: 'T1', enterprise_id: null, is_enterprise_install: false }],
    },
  )
  expect(slack.callsOf('views.publish').at(-1)?.fields.view).toContain(refusal)
  expect(Object.keys(suggestionListeners).length).toBeGreaterThan(0)
})

const offer = () =>
  aProposal(demo, {
    pageId: demo.page.id,
    title: 'Demo',
    invitee: { email: 'guest@acme.test', name: 'Guest', locale: 'en' },
    slots: [thursdayAt(11)],
    message: '',
    expiresAt: thursdayAt(11),
  })

test('F46a: they pick a time of an offer, saying who they are, from a window of their own team', async () => {
  const { proposal } = await offer()
  const startsAt = thursdayAt(11)
  const value = JSON.stringify({ proposalId: proposal.id, startsAt })
  // Slack may know no address of theirs, or one that our host has here: neither makes them the host.
  await slack.press('T1', 'U9EVE', { action_id: `pick:${startsAt}`, value })
  const [opened] = slack.callsOf('views.open')
  const { callback_id, private_metadata } = JSON.parse(opened?.fields.view ?? '{}')
  const values = {
    email: { value: { value: 'guest@acme.test' } },
    name: { value: { value: 'Eve' } },
  }
  await slack.interact({
    type: 'view_submission',
    // In a shared channel Slack names the team of who sends the form, and ours beside it.
    team: { id: 'T9' },
    user: { id: 'U9EVE', team_id: 'T9' },
    view: {
      type: 'modal',
      id: 'V1',
      app_installed_team_id: 'T1',
      callback_id,
      private_metadata,
      state: { values },
    },
    trigger_id: 'sent',
  })
  expect(await database.db('meetings')).toMatchObject([{ workspace_id: demo.workspace.id }])
  expect(await database.db('proposals').first()).toMatchObject({ status: 'picked' })
})
