import { afterEach, beforeEach, expect, test } from 'vitest'
import { findSlackAccount } from '../../../bot/people/slack-account.ts'
import { linkSlackUser } from '../../../src/services/people/users.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { blockFaults } from '../../support/slack/check-blocks.ts'
import { createSlackTeam, findButton, type SlackTeam } from '../../support/slack/slack-team.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let team: SlackTeam

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  team = await createSlackTeam(context)
})

afterEach(async () => {
  await team.close()
  await database.drop()
})

const joinJobs = () => context.recordedJobs.filter(({ name }) => name === 'notify-join-request')

test('somebody who is no user asks the admins with one press; the admins get one message', async () => {
  await database.db('users').where({ id: demo.ana.id }).update({ role: 'admin' })
  await team.command('zoe', 'today')
  const answer = team.lastAnswer()
  expect(blockFaults(answer.blocks)).toEqual([])
  const button = findButton(answer, 'join:ask')
  await team.press('zoe', button)
  await team.press('zoe', button)
  expect(team.lastAnswer().text).toContain('admins know')
  const [job, ...others] = joinJobs()
  expect(others).toEqual([])
  await team.app.jobs['notify-join-request'](job?.payload as never)
  await team.app.jobs['notify-join-request'](job?.payload as never)
  const opened = await team.client.conversations.open({ users: team.slackIdOf('ana') })
  const channel = opened.channel?.id ?? ''
  const { messages = [] } = await team.client.conversations.history({ channel })
  expect(messages).toHaveLength(1)
  expect(messages[0]?.text).toContain('Zoe Stranger')
  expect(blockFaults(messages[0]?.blocks)).toEqual([])
})

test('who became a user meanwhile needs no admin', async () => {
  const { workspace, ben } = demo
  const slackUserId = team.slackIdOf('zoe')
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ben.id, slackUserId })
  await team.press('zoe', { action_id: 'join:ask', value: 'ask' })
  expect(joinJobs()).toEqual([])
})

test('a rep is found in Slack by e-mail, or as an admin matched them by hand', async () => {
  const { workspace, ana, ben } = demo
  const lookUp = (user: typeof ana) =>
    findSlackAccount(context, { client: team.client, ownTeam: undefined, user })
  const stranger = { ...ben, email: 'ben@nowhere.test' }
  expect(await lookUp(stranger)).toBeUndefined()
  const slackUserId = team.slackIdOf('zoe')
  await linkSlackUser(context, { workspaceId: workspace.id, userId: ben.id, slackUserId })
  expect(await lookUp({ ...stranger, slackUserId })).toBe(slackUserId)
})
