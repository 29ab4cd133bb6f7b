import { expect, test } from 'vitest'
import { errorOfAnswer, noAnswer } from '../../../crm/pipedrive/answers-to-errors.ts'

const errorOf = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  errorOfAnswer({ status, body, headers: new Headers(headers) })

/** A gateway's answer has no JSON to read. */
const errorOfPage = (status: number, headers: Record<string, string> = {}) =>
  errorOfAnswer({ status, body: undefined, headers: new Headers(headers) })

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

test('a 403 with the page of a gateway shuts out for hammering, and passes', () => {
  expect(errorOfPage(403)).toMatchObject({ code: 'rate-limited', retryAfterMs: 60_000 })
  expect(errorOfPage(403, { 'retry-after': '9' }).retryAfterMs).toBe(9_000)
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

test.each([
  [402, /plan/],
  [403, /scopes and permissions/],
])('%i tells the rep what to do', (status, words) => {
  expect(errorOf(status, { success: false }).reason).toMatch(words)
})

test('a broken connection passes by itself and keeps its cause', () => {
  const cause = new TypeError('fetch failed')
  expect(noAnswer(cause)).toMatchObject({ code: 'unavailable', isPassing: true, cause })
})
