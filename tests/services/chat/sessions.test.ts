import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChatSite } from '../../../src/model/chat.ts'
import { endSession, forgetVisitor, openSession } from '../../../src/services/chat/open-session.ts'
import {
  closeConversation,
  replyAsRep,
  takeConversation,
} from '../../../src/services/chat/rep-actions.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aConversation } from '../../support/builders/a-conversation.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let site: ChatSite

const now = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now })
  demo = await aWorkspace(context)
  site = await aChatSite(demo)
})
afterAll(() => database.drop())

test('F47: a token opens the same conversation again, and a wrong one opens a new one', async () => {
  const first = await aConversation(context, { key: site.key })
  const again = await openSession(context, { ...first.command, resume: first.token })
  expect(again).toMatchObject({ token: first.token, conversation: { id: first.conversationId } })
  const other = await openSession(context, { ...first.command, resume: 'x'.repeat(43) })
  expect(other.conversation.id).not.toBe(first.conversationId)
  expect(other.token).not.toBe(first.token)
})

test('F47: a page without address or title opens the conversation again, too', async () => {
  const first = await aConversation(context, { key: site.key, page: {} })
  const again = await openSession(context, { ...first.command, resume: first.token })
  expect(again.conversation.id).toBe(first.conversationId)
})

test('F47: a token of one site opens nothing on another', async () => {
  const first = await aConversation(context, { key: site.key })
  const second = await aChatSite(demo, { name: 'Second' })
  const there = await openSession(context, {
    ...first.command,
    key: second.key,
    resume: first.token,
  })
  expect(there.conversation.id).not.toBe(first.conversationId)
})

test('F47: a session ends after a day without use, and after log-out', async () => {
  const first = await aConversation(context, { key: site.key })
  context.setNow(now + 25 * hourMs)
  const late = await openSession(context, { ...first.command, resume: first.token })
  context.setNow(now)
  expect(late.conversation.id).not.toBe(first.conversationId)
  await endSession(context, late.token)
  const after = await openSession(context, { ...first.command, resume: late.token })
  expect(after.conversation.id).not.toBe(late.conversation.id)
})

test('F47: two tabs that open at once share a conversation', async () => {
  const { token, command, conversationId } = await aConversation(context, { key: site.key })
  const tabs = await Promise.all(
    [1, 2, 3].map(() => openSession(context, { ...command, resume: token })),
  )
  expect(new Set(tabs.map(({ conversation }) => conversation.id))).toEqual(
    new Set([conversationId]),
  )
})

test('F47: forgetting erases the visitor with all that they wrote', async () => {
  const talk = await aConversation(context, { key: site.key })
  await talk.type('my secret question')
  await forgetVisitor(context, talk.token)
  const left = await database.db('chat_events').where({ conversation_id: talk.conversationId })
  expect(left).toEqual([])
})

test('F47: seq has no gaps, however many write at once', async () => {
  const talk = await aConversation(context, { key: site.key })
  const command = { user: demo.ana, conversationId: talk.conversationId }
  await takeConversation(context, command)
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      index % 2 === 0
        ? talk.type(`visitor ${index}`)
        : replyAsRep(context, { ...command, text: `rep ${index}`, clientId: `reply-${index}` }),
    ),
  )
  await replyAsRep(context, { ...command, text: 'again', clientId: 'reply-1' })
  const seqs = await database
    .db('chat_events')
    .where({ conversation_id: talk.conversationId })
    .orderBy('seq')
    .pluck<number[]>('seq')
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  const shown = await talk.shown()
  expect(shown.filter(({ from }) => from === 'rep').map(({ name }) => name)).toContain('Ana Ruiz')
  expect(shown.some(({ text }) => text === 'again')).toBe(false)
})

test('F47: a colleague of another workspace finds no conversation', async () => {
  const talk = await aConversation(context, { key: site.key })
  const stranger = { ...demo.ana, workspaceId: '00000000-0000-4000-8000-000000000000' as never }
  const command = { user: stranger, conversationId: talk.conversationId }
  await expect(takeConversation(context, command)).rejects.toMatchObject({ code: 'not-found' })
  await expect(closeConversation(context, command)).rejects.toMatchObject({ code: 'not-found' })
})
