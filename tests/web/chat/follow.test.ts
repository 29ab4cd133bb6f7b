import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { replyAsRep, takeConversation } from '../../../src/services/chat/rep-actions.ts'
import type { ShownEvent } from '../../../src/services/chat/show-events.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aConversation } from '../../support/builders/a-conversation.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
let key: string

beforeAll(async () => {
  app = await startTestApp()
  key = (await aChatSite(app)).key
})
afterAll(() => app.close())

/** Reads a stream until it has that many events, and leaves. */
async function readStream(token: string, { after, count }: { after: number; count: number }) {
  const leave = new AbortController()
  const response = await fetch(`${app.url}/chat/v1/stream`, {
    headers: { authorization: `Bearer ${token}`, 'last-event-id': String(after) },
    signal: leave.signal,
  })
  const events: ShownEvent[] = []
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    const messages = text.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const data = /^data: (.*)$/m.exec(message)?.[1]
      if (data) events.push(JSON.parse(data))
    }
    if (events.length >= count) break
  }
  leave.abort()
  return { response, events }
}

test('F47: a stream replays from any point and goes on live: each event once, in order', async () => {
  const talk = await aConversation(app.context, { key })
  const command = { user: app.ana, conversationId: talk.conversationId }
  await takeConversation(app.context, command)
  const { lastSeq } = await talk.read()
  const reading = readStream(talk.token, { after: 1, count: lastSeq - 1 + 6 })
  for (let index = 0; index < 6; index += 1)
    await replyAsRep(app.context, { ...command, text: `reply ${index}` })
  const { response, events } = await reading
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  const seqs = events.map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 2))
  for (const cut of [0, 2, lastSeq]) {
    const rest = await readStream(talk.token, { after: cut, count: lastSeq + 6 - cut })
    expect(rest.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: lastSeq + 6 - cut }, (_, index) => cut + index + 1),
    )
  }
  await vi.waitFor(async () => expect((await talk.read()).deliveredSeq).toBe(lastSeq + 6), {
    timeout: 20_000,
  })
})

test('F47: a long poll answers as soon as somebody writes', async () => {
  const talk = await aConversation(app.context, { key })
  await takeConversation(app.context, { user: app.ana, conversationId: talk.conversationId })
  const { lastSeq } = await talk.read()
  const waiting = fetch(`${app.url}/chat/v1/poll?after=${lastSeq}`, {
    headers: { authorization: `Bearer ${talk.token}` },
  })
  await replyAsRep(app.context, {
    user: app.ana,
    conversationId: talk.conversationId,
    text: 'Hello',
  })
  const answer = await waiting
  const text = await answer.text()
  expect([answer.status, text]).toEqual([200, text])
  const { events } = JSON.parse(text) as { events: ShownEvent[] }
  expect(events).toMatchObject([{ from: 'rep', name: 'Ana Ruiz', text: 'Hello' }])
})

test('F47: of more than three streams of a token the oldest ends', async () => {
  const talk = await aConversation(app.context, { key })
  const open = () =>
    fetch(`${app.url}/chat/v1/stream`, { headers: { authorization: `Bearer ${talk.token}` } })
  const first = await open()
  const rest = [await open(), await open(), await open()]
  expect(await first.text()).toContain('retry: 1000')
  for (const stream of rest) await stream.body?.cancel()
})
