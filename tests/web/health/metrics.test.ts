import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepFor } from '../../../src/web/health/keep-for.ts'
import { ask } from '../../support/raw-request.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

const token = 'a-token-for-the-scraper'
let app: TestApp
const statements: string[] = []

beforeAll(async () => {
  app = await startTestApp({ env: { METRICS_TOKEN: token, TRUSTED_PROXIES: '1' } })
  app.db.on('query', ({ sql }: { sql: string }) => statements.push(sql))
})
afterAll(() => app?.close())

const scrape = (headers: Record<string, string> = {}, target = '/metrics') =>
  ask(app.url, { target, headers })

test('a scraper on this machine needs no token', async () => {
  const { status, body } = await scrape()
  expect(status).toBe(200)
  expect(body).toContain('process_uptime_seconds')
})

test.each<Record<string, string>>([
  { 'X-Forwarded-For': '127.0.0.1' },
  { 'X-Forwarded-For': '203.0.113.7' },
  { Forwarded: 'for=127.0.0.1' },
  { 'X-Real-IP': '203.0.113.7' },
  { Host: 'meet.example.com' },
  { Host: 'evil.example' },
  { Host: '' },
])('whoever comes by a proxy or another name needs it: %j', async headers => {
  for (const target of ['/metrics', '/METRICS/', '/metrics?a=b', 'http://evil.example/metrics']) {
    const { status, body, head } = await scrape(headers, target)
    expect(status, target).toBe(401)
    expect(body, target).not.toContain('process_uptime_seconds')
    expect(head).toContain('WWW-Authenticate: Bearer')
    const known = await scrape({ ...headers, Authorization: `Bearer ${token}` }, target)
    expect(known.status, target).toBe(200)
    for (const wrong of ['', 'x', `${token}x`, token.slice(1), 'é', app.adminToken])
      expect((await scrape({ ...headers, Authorization: `Bearer ${wrong}` }, target)).status).toBe(
        401,
      )
  }
})

test('another machine needs it', async () => {
  const address = Object.values(networkInterfaces())
    .flat()
    .find(one => one?.family === 'IPv4' && !one.internal)?.address
  const url = `http://${address ?? '127.0.0.2'}:${new URL(app.url).port}`
  expect((await ask(url, { target: '/metrics' })).status).toBe(401)
})

test('the ledger is not counted at each call', async () => {
  const counting = () => statements.filter(sql => /count\(\*\).*from deliveries/.test(sql)).length
  await scrape()
  const before = counting()
  await Promise.all(Array.from({ length: 20 }, () => scrape()))
  expect(counting()).toBe(before)
})

test('a kept value is read once at a time, again when it is old, and at once after a failure', async () => {
  let now = 0
  let reads = 0
  let isFailing = false
  const read = keepFor({ lifeMs: 10, clock: () => now }, async () => {
    reads += 1
    if (isFailing) throw new Error('away')
    return reads
  })
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1])
  now = 9
  expect(await read()).toBe(1)
  now = 10
  isFailing = true
  await expect(read()).rejects.toThrow('away')
  isFailing = false
  expect(await read()).toBe(3)
})
