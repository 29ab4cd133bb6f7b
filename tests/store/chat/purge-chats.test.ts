import { afterAll, beforeAll, expect, test } from 'vitest'
import { purgeOutdated } from '../../../src/store/purge.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aConversation } from '../../support/builders/a-conversation.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

const now = Date.UTC(2026, 10, 2, 8)
const dayMs = 24 * 60 * 60_000

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now })
  demo = await aWorkspace(context)
})
afterAll(() => database.drop())

test('F47: a conversation is erased after as many months as its website says, with its visitor', async () => {
  const short = await aChatSite(demo, { name: 'Short', retentionMonths: 1 })
  const long = await aChatSite(demo, { name: 'Long', retentionMonths: 12 })
  const [first, second] = [
    await aConversation(context, { key: short.key }),
    await aConversation(context, { key: long.key }),
  ]
  await first.type('my secret')
  const left = () => database.db('conversations').pluck('id')
  await purgeOutdated(database.db, now + 29 * dayMs)
  expect(await left()).toHaveLength(2)
  await purgeOutdated(database.db, now + 31 * dayMs)
  expect(await left()).toEqual([second.conversationId])
  const events = await database.db('chat_events').pluck('conversation_id')
  expect(events).not.toContain(first.conversationId)
  expect(await database.db('chat_visitors').pluck('id')).toEqual([second.visitor.id])
  expect(await database.db('chat_sessions').whereNotNull('network')).toEqual([])
})
