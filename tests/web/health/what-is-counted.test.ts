import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CrmWebhookRequest } from '../../../crm/contract/crm-changes.ts'
import { bookOverApi } from '../../support/builders/book-over-api.ts'
import { ask } from '../../support/raw-request.ts'
import { readMetrics, samplesOf } from '../../support/read-metrics.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
let app: TestApp

const readWebhook = ({ headers }: CrmWebhookRequest) =>
  headers['x-signature'] === 'good' ? [] : undefined

beforeAll(async () => {
  app = await startTestApp({
    clock: () => monday,
    instead: {
      crms: [{ id: 'fake', label: 'FakeCRM', hasKey: false, isReachable: true, readWebhook }],
    },
  })
})
afterAll(() => app?.close())

const scrape = async () => (await ask(app.url, { target: '/metrics' })).body
const samples = async (name: string) => samplesOf(await scrape(), name)

const book = (startsAt: string, key?: string) =>
  bookOverApi(app.url, { startsAt, headers: key ? { 'Idempotency-Key': key } : {} })

test('bookings, repeats, lost slots and refusals are counted, each once', async () => {
  expect((await book('2026-11-04T09:00:00Z', 'one')).status).toBe(201)
  expect((await book('2026-11-04T09:00:00Z', 'one')).status).toBe(201)
  expect((await book('2026-11-04T09:00:00Z', 'two')).status).toBe(409)
  expect((await book('2026-11-04T03:00:00Z')).status).toBe(409)
  expect(await samples('parley_bookings_total')).toEqual({
    'parley_bookings_total{source="api"}': 1,
  })
  expect(await samples('parley_slots_lost_total')).toEqual({
    'parley_slots_lost_total{action="book"}': 1,
  })
  expect(await samples('parley_booking_duration_seconds_count')).toEqual({
    'parley_booking_duration_seconds_count{outcome="booked"}': 1,
    'parley_booking_duration_seconds_count{outcome="repeated"}': 1,
    'parley_booking_duration_seconds_count{outcome="slot-lost"}': 1,
    'parley_booking_duration_seconds_count{outcome="refused"}': 1,
  })
})

test('the jobs and deliveries of a booking are counted by their outcome', async () => {
  expect((await book('2026-11-05T09:00:00Z')).status).toBe(201)
  const done = async () => {
    const text = await scrape()
    expect(samplesOf(text, 'parley_jobs_total')).toMatchObject({
      'parley_jobs_total{job="deliver-mail",outcome="completed"}': expect.any(Number),
    })
    expect(samplesOf(text, 'parley_delivery_attempts_total')).toMatchObject({
      'parley_delivery_attempts_total{channel="mail",outcome="delivered"}': expect.any(Number),
      'parley_delivery_attempts_total{channel="crm",outcome="delivered"}': expect.any(Number),
    })
  }
  await vi.waitFor(done, { timeout: 10_000, interval: 50 })
})

test('webhooks are counted by provider and answer, and only those of providers that there are', async () => {
  const call = (provider: string, signature: string) =>
    fetch(`${app.url}/webhooks/${provider}`, {
      method: 'POST',
      headers: { 'X-Signature': signature },
      body: '[]',
    })
  expect((await call('fake', 'good')).status).toBe(204)
  expect((await call('fake', 'bad')).status).toBe(401)
  expect((await call('nobody', 'good')).status).toBe(404)
  expect((await call('google', '')).status).toBe(202)
  expect(await samples('parley_webhooks_total')).toEqual({
    'parley_webhooks_total{provider="fake",status="204"}': 1,
    'parley_webhooks_total{provider="fake",status="401"}': 1,
    'parley_webhooks_total{provider="google",status="202"}': 1,
  })
})

test('whatever is asked for, labels have few values and nothing of an address in them', async () => {
  const hostile = (n: number) => [
    `/secret-${n}`,
    `/meetings/secret-${n}`,
    `/MEETINGS/secret-${n}/`,
    `/manage/secret-${n}`,
    `/settings/secret-${n}`,
    `/Settings/secret-${n}"} 1`,
    `/oauth/secret-${n}/callback`,
    `/webhooks/secret-${n}`,
    `/api/v1/pages/secret-${n}`,
    `/assets/secret-${n}`,
  ]
  const visit = async (n: number) => {
    for (const target of hostile(n)) await ask(app.url, { target: encodeURI(target) })
    await ask(app.url, { target: `/secret-${n}`, method: 'PROPFIND' })
    await ask(app.url, { target: `/secret-${n}`, method: 'PURGE' })
    return scrape()
  }
  const first = await visit(1)
  const later = await visit(2)
  expect(readMetrics(later).size).toBe(readMetrics(first).size)
  expect(later).not.toMatch(/secret/i)
  expect(samplesOf(later, 'parley_http_request_duration_seconds_count')).toMatchObject({
    'parley_http_request_duration_seconds_count{method="GET",route="/meetings/:slug",status="404"}': 4,
    'parley_http_request_duration_seconds_count{method="other",route="none",status="404"}': 4,
  })
})

test('the documentation names every metric, and none that is not there', async () => {
  const named = new Set(
    [...(await scrape()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => String(name)),
  )
  const page = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8')
  const documented = [...page.matchAll(/^\| `((?:parley|process)_\w+)` \|/gm)].map(
    ([, name]) => name,
  )
  const isCommon = (name: string) =>
    /^(process|nodejs)_/.test(name) && name !== 'process_uptime_seconds'
  expect([...named].filter(name => !isCommon(name)).sort()).toEqual(documented.sort())
  // Dashboards may use these names.
  for (const name of ['parley_deliveries', 'process_resident_memory_bytes'])
    expect(named).toContain(name)
})
