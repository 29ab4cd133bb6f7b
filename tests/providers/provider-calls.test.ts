import { readFileSync } from 'node:fs'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { postToResponseUrl } from '../../bot/slack-api/response-url.ts'
import { makeApi } from '../../crm/hubspot/account/api.ts'
import { CallLimiter } from '../../crm/hubspot/account/call-limiter.ts'
import { bearerFetch } from '../../src/providers/bearer-fetch.ts'
import { providerFetch } from '../../src/providers/provider-calls.ts'
import { createMetrics, type Metrics } from '../../src/web/health/create-metrics.ts'
import { readModules } from '../support/modules/read-modules.ts'
import { samplesOf } from '../support/read-metrics.ts'

const home = 'https://provider.example'
let metrics: Metrics

// Test files share a process, so nock is at work here only.
beforeAll(() => {
  if (!nock.isActive()) nock.activate()
  nock.disableNetConnect()
})
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})
beforeEach(() => {
  metrics = createMetrics({ countDeliveries: async () => new Map([['pending', 3]]) })
})
afterEach(() => {
  metrics.close()
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
})

const calls = async () => samplesOf(await metrics.read(), 'parley_provider_calls_total')
const counted = (provider: string, status: number | string, times = 1) => ({
  [`parley_provider_calls_total{provider="${provider}",status="${status}"}`]: times,
})

test('a call is counted by its status, and timed', async () => {
  nock(home).get('/').twice().reply(200, 'yes').get('/').reply(429, 'no')
  const fetchOf = providerFetch('google')
  for (let call = 0; call < 3; call += 1) await fetchOf(home)
  expect(await calls()).toEqual({ ...counted('google', 200, 2), ...counted('google', 429) })
  const timed = 'parley_provider_call_duration_seconds_count'
  expect(samplesOf(await metrics.read(), timed)).toEqual({ [`${timed}{provider="google"}`]: 3 })
})

test('a call without a whole answer counts as none, and its error comes through', async () => {
  nock(home).get('/').replyWithError('broken')
  await expect(providerFetch('slack')(home)).rejects.toThrow()
  expect(await calls()).toEqual(counted('slack', 'none'))
})

test('a token that is refused and replaced makes two calls', async () => {
  nock(home).get('/').reply(401).get('/').reply(200)
  const tokens = ['old', 'new']
  const ask = bearerFetch({ provider: 'microsoft', accessToken: async () => tokens.shift() ?? '' })
  await ask(home)
  expect(await calls()).toEqual({ ...counted('microsoft', 401), ...counted('microsoft', 200) })
})

test('calls by HubSpot’s own client and to Slack’s response addresses count', async () => {
  nock(home).get('/a').reply(200, {}).post('/b').reply(200)
  const limiter = new CallLimiter({ clock: () => 0, sleep: async () => undefined })
  const api = makeApi({
    apiUrl: home,
    accessToken: async () => 'token',
    limiterOf: () => limiter,
    sleep: async () => undefined,
  })
  await api({ method: 'GET', path: '/a' }, z.object({}))
  await postToResponseUrl(`${home}/b`, {})
  expect(await calls()).toEqual({ ...counted('hubspot', 200), ...counted('slack', 200) })
})

test('every adapter sends in a way that is counted', () => {
  const modules = readModules(new URL('../..', import.meta.url).pathname, ['src', 'bot', 'crm'])
  const isUncounted = (file: string, uses: readonly { from: string; name: string }[]) =>
    uses.some(({ name }) => name === 'boundedFetch') ||
    /(?<![.\w])fetch\(/.test(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
  const uncounted = [...modules]
    .filter(([file]) => /^(bot|crm|src\/(calendars|providers|mail|services|worker))\//.test(file))
    .filter(([file, { uses }]) => isUncounted(file, uses))
    .map(([file]) => file)
  // CalDAV is handed the counted fetch of src/start/calendar-providers.ts.
  expect(uncounted.filter(file => !file.startsWith('src/calendars/caldav/'))).toEqual([
    'src/providers/bounded-fetch.ts',
    'src/providers/provider-calls.ts',
  ])
})

test('processes count for themselves; a state without deliveries is left out', async () => {
  let counts = new Map([['pending', 3]])
  const other = createMetrics({ countDeliveries: async () => counts })
  other.meter.booking({ outcome: 'booked', source: 'page', seconds: 0.1 })
  expect(samplesOf(await metrics.read(), 'parley_bookings_total')).toEqual({})
  expect(samplesOf(await other.read(), 'parley_deliveries')).toEqual({
    'parley_deliveries{state="pending"}': 3,
  })
  counts = new Map([['delivered', 3]])
  expect(samplesOf(await other.read(), 'parley_deliveries')).toEqual({
    'parley_deliveries{state="delivered"}': 3,
  })
  other.close()
})
