import { afterAll, beforeAll, expect, test } from 'vitest'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aConversation } from '../../support/builders/a-conversation.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
let key: string
let now = Date.UTC(2026, 10, 2, 8)
let nextClient = 1

beforeAll(async () => {
  app = await startTestApp({
    clock: () => now,
    env: { RATE_LIMIT_PER_MINUTE: '10000', TRUSTED_PROXIES: '1' },
  })
  key = (await aChatSite(app)).key
})
afterAll(() => app.close())

const client = () => {
  nextClient += 1
  return `198.51.100.${nextClient}`
}

const post = (path: string, body: object, { token, from }: { token?: string; from: string }) =>
  fetch(`${app.url}/chat/v1/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  })

/** Statuses of messages that are sent one after the other. */
async function send(token: string, { count, from }: { count: number; from: string }) {
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1) {
    const body = { clientId: `message-${now}-${index}`, text: `Message ${index}` }
    const answer = await post('messages', body, { token, from })
    statuses.push(answer.status)
    if (answer.status === 429) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await answer.json()).detail).toContain('Try again in')
    }
  }
  return statuses
}

test('F47: five messages at once are taken, the sixth has to wait, and after five seconds it is taken', async () => {
  const { token } = await aConversation(app.context, { key })
  const from = client()
  expect(await send(token, { count: 6, from })).toEqual([202, 202, 202, 202, 202, 429])
  now += 5_000
  expect(await send(token, { count: 1, from })).toEqual([202])
})

test('F47: twenty messages without an answer of a person are enough', async () => {
  const { token } = await aConversation(app.context, { key })
  const from = client()
  const statuses: number[] = []
  for (let round = 0; round < 5; round += 1) {
    now += 5_000
    statuses.push(...(await send(token, { count: 5, from })))
  }
  expect(statuses.filter(status => status === 202)).toHaveLength(20)
  expect(statuses.slice(20).every(status => status === 429)).toBe(true)
})

test('F47: a network opens thirty new sessions an hour; others, and visitors who come back, are not held up', async () => {
  const from = client()
  const body = { key, page: {} }
  const first = await post('session', body, { from })
  const { token } = (await first.json()) as { token: string }
  for (let count = 1; count < 30; count += 1)
    expect((await post('session', body, { from })).status).toBe(200)
  expect((await post('session', body, { from })).status).toBe(429)
  expect((await post('session', { ...body, resume: 'x'.repeat(43) }, { from })).status).toBe(429)
  const again = await post('session', { ...body, resume: token }, { from })
  expect([again.status, await again.text()]).toEqual([200, expect.any(String)])
  expect((await post('session', body, { from: client() })).status).toBe(200)
})
