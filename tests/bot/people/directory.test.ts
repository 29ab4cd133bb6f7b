import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { slackDirectory } from '../../../bot/people/directory.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createSlackTeam, type SlackTeam } from '../../support/slack/slack-team.ts'
import { spyOnSlack } from '../../support/slack/spy-on-slack.ts'
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
  vi.restoreAllMocks()
  await team.close()
  await database.drop()
})

test('people are listed page by page and by name, without bots and those who left, and known for minutes', async () => {
  const person = (id: string, name: string, more = {}) => ({
    id,
    team_id: 'T1',
    profile: { real_name: name, email: `${id}@Acme.test` },
    ...more,
  })
  const pages: Record<string, object> = {
    first: {
      members: [person('U2', 'Zoe'), person('U3', 'Bot', { is_bot: true })],
      response_metadata: { next_cursor: 'second' },
    },
    second: { members: [person('U1', 'Ana'), person('U4', 'Gone', { deleted: true })] },
  }
  const asked = spyOnSlack('users.list', ({ cursor = 'first' }) => pages[String(cursor)] ?? {})
  const list = slackDirectory(context, team.config)
  const { id } = demo.workspace
  expect((await list(id)).members.map(({ name, email }) => [name, email])).toEqual([
    ['Ana', 'u1@acme.test'],
    ['Zoe', 'u2@acme.test'],
  ])
  await list(id)
  expect(asked).toHaveLength(2)
  context.setNow(context.clock() + 6 * 60_000)
  await list(id)
  expect(asked).toHaveLength(4)
})

test('a team with more people than are listed says so, and the log has the counts', async () => {
  const warn = vi.spyOn(context.log, 'warn')
  const asked = spyOnSlack('users.list', ({ cursor = '0' }) => ({
    members: [{ id: `U${cursor}`, team_id: 'T1', profile: { real_name: `Person ${cursor}` } }],
    response_metadata: { next_cursor: String(Number(cursor) + 1) },
  }))
  const { members, isWhole } = await slackDirectory(context, team.config)(demo.workspace.id)
  expect(isWhole).toBe(false)
  expect(members).toHaveLength(asked.length)
  expect(asked).toHaveLength(10)
  expect(warn).toHaveBeenCalledWith(expect.objectContaining({ listed: 10 }), expect.anything())
})
