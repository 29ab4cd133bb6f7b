import { expect, test } from 'vitest'
import { errorOfAnswer, noAnswer } from '../../../crm/pipedrive/account/answers-to-errors.ts'

const noon = Date.UTC(2026, 10, 2, 12)

const errorOf = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  errorOfAnswer({ status, body, headers: new Headers(headers) }, noon)

/** A gateway's answer has no JSON to read. */
const errorOfPage = (status: number, headers: Record<string, string> = {}) =>
  errorOfAnswer({ status, body: undefined, headers: new Headers(headers) }, noon)

test.each([
  [400, 'rejected'],
  [401, 'unauthorized'],
  [402, 'rejected'],
  [403, 'rejected'],
  [404, 'not-found'],
  [408, 'unavailable'],
  [409, 'conflict'],
  [410, 'not-found'],
  [422, 'rejected'],
  [429, 'rate-limited'],
  [500, 'unavailable'],
  [503, 'unavailable'],
])('%i means %s, whatever the body says', (status, code) => {
  expect(errorOf(status).code).toBe(code)
  expect(errorOf(status, { code: 7, error: ['none'] }).code).toBe(code)
})

test('a 403 with the page of a gateway shuts out for hammering, and passes after long', () => {
  const shutOut = { code: 'unavailable', isPassing: true, retryAfterMs: 15 * 60_000 }
  expect(errorOfPage(403)).toMatchObject(shutOut)
  expect(errorOfPage(403, { 'retry-after': '9' })).toMatchObject(shutOut)
  expect(errorOfPage(403, { 'retry-after': '3600' }).retryAfterMs).toBe(3_600_000)
})

test.each([
  ['x-daily-ratelimit-token-remaining', '2026-11-02T12:00Z', 12],
  ['x-daily-requests-left', '2026-11-02T18:00Z', 6],
  // Where the vendor's midnight is later than ours, it is asked again hour by hour.
  ['x-daily-ratelimit-token-remaining', '2026-11-03T00:10Z', 1],
] as const)('with the day’s budget spent by %s at %s it waits %i h', (header, at, hours) => {
  const headers = new Headers({ [header]: '0', 'x-ratelimit-reset': '2' })
  const error = errorOfAnswer({ status: 429, body: {}, headers }, Date.parse(at))
  expect(error).toMatchObject({ code: 'rate-limited', retryAfterMs: hours * 3_600_000 })
  expect(error.reason).toMatch(/today/)
})

test('the wait is what Retry-After says, else what x-ratelimit-reset says, else the burst’s two seconds', () => {
  const both = { 'retry-after': '7', 'x-ratelimit-reset': '2' }
  expect(errorOf(429, {}, both).retryAfterMs).toBe(7_000)
  expect(errorOf(429, {}, { 'x-ratelimit-reset': '3' }).retryAfterMs).toBe(3_000)
  expect(errorOf(429).retryAfterMs).toBe(2_000)
  expect(errorOf(429, {}, { 'retry-after': 'soon' }).retryAfterMs).toBe(2_000)
})

test('a refusal names the code, never the words, in which a person could stand', () => {
  const body = { code: 'ERR_SCHEMA_VALIDATION_FAILED', error: 'grace@navy.example is wrong' }
  const { reason } = errorOf(400, body)
  expect(reason).toBe('Pipedrive does not take this record (ERR_SCHEMA_VALIDATION_FAILED).')
  expect(errorOf(400, { code: 'grace@navy.example' }).reason).not.toContain('grace')
})

test('fields that are required or refused are named, those of the account by their keys', () => {
  const key = 'a'.repeat(40)
  const details = { errors: [{ field_code: 'phones' }, { nested: { field_code: key } }] }
  const { reason } = errorOf(422, { error: 'grace@navy.example', additional_data: details })
  expect(reason).toMatch(new RegExp(`“phones”, “${key}”.*then retry`))
  expect(reason).not.toContain('grace')
  expect(errorOf(403, { code: 'feature_capping_deals_limit' }).reason).toMatch(/plan/)
})

test.each([
  [402, /plan/],
  [403, /scopes and permissions/],
])('%i says what the rep has to do', (status, words) => {
  expect(errorOf(status, { success: false }).reason).toMatch(words)
})

test('a broken connection passes by itself and keeps its cause', () => {
  const cause = new TypeError('fetch failed')
  expect(noAnswer(cause)).toMatchObject({ code: 'unavailable', isPassing: true, cause })
})
