import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PostgresChatChannel } from '../../../src/store/chat/chat-channel.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aConversation } from '../../support/builders/a-conversation.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let conversationId: string
const open: PostgresChatChannel[] = []
const warnings: string[] = []

const channel = () => {
  const { db, url } = database
  const log = {
    warn: (_facts: object, message: string) => void warnings.push(message),
  }
  const made = new PostgresChatChannel({ db, url, log, safetyMs: 50 })
  open.push(made)
  return made
}

const isListening = () =>
  vi.waitFor(async () => {
    const { rows } = await database.db.raw<{ rows: unknown[] }>(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'parley-chat' and state = 'idle' and query like 'select pg_notify%'",
    )
    expect(rows).toHaveLength(1)
  }, waiting)
const waiting = { timeout: 20_000, interval: 50 }

beforeAll(async () => {
  database = await createTestDatabase({ isNew: true })
  const context = makeContext({ db: database.db })
  const demo = await aWorkspace(context)
  const { key } = await aChatSite(demo)
  conversationId = (await aConversation(context, { key })).conversationId
})
afterAll(async () => {
  await Promise.all(open.map(one => one.stop()))
  await database.drop()
})

/** Counts how often a follower is called. */
function follower() {
  const calls = { changes: 0, stops: 0 }
  return {
    calls,
    onChange: () => {
      calls.changes += 1
    },
    onStop: () => {
      calls.stops += 1
    },
  }
}

test('F47: what one process writes wakes the followers of another, and of no other conversation', async () => {
  const [writer, reader] = [channel(), channel()]
  const [wanted, other] = [follower(), follower()]
  reader.listen(conversationId, wanted)
  reader.listen('00000000-0000-4000-8000-000000000000', other)
  await isListening()
  const before = wanted.calls.changes
  writer.notify(conversationId)
  await vi.waitFor(() => expect(wanted.calls.changes).toBeGreaterThan(before), waiting)
  expect(other.calls.changes).toBe(0)
  await reader.stop()
  expect(wanted.calls.stops).toBe(1)
})

test('F47: a follower who has left is not called', async () => {
  const one = channel()
  const gone = follower()
  one.listen(conversationId, gone)()
  one.notify(conversationId)
  expect(gone.calls.changes).toBe(0)
  await one.stop()
})

test('F47: without notifications, changes are seen by looking', async () => {
  const reader = channel()
  const waits = follower()
  reader.listen(conversationId, waits)
  await isListening()
  await vi.waitFor(() => expect(waits.calls.changes).toBeGreaterThan(0), waiting)
  const before = waits.calls.changes
  await database.db('conversations').where({ id: conversationId }).increment('last_seq', 1)
  await vi.waitFor(() => expect(waits.calls.changes).toBeGreaterThan(before), waiting)
  await reader.stop()
})

test('F47: a listening connection that is killed is opened again', async () => {
  const [writer, reader] = [channel(), channel()]
  const waits = follower()
  reader.listen(conversationId, waits)
  await isListening()
  await database.db.raw(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'parley-chat'",
  )
  await isListening()
  const before = waits.calls.changes
  writer.notify(conversationId)
  await vi.waitFor(() => expect(waits.calls.changes).toBeGreaterThan(before), waiting)
  await Promise.all([reader.stop(), writer.stop()])
  expect(warnings).toEqual([])
})
