import { expect, test } from 'vitest'
import {
  errorOfAnswer,
  noAnswer,
  PropertyRefusal,
} from '../../../crm/hubspot/account/answers-to-errors.ts'

const errorOf = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  errorOfAnswer({ status, body, headers: new Headers(headers) })

test.each([
  [401, 'unauthorized'],
  [403, 'rejected'],
  [404, 'not-found'],
  [409, 'conflict'],
  [423, 'rate-limited'],
  [429, 'rate-limited'],
  [400, 'rejected'],
  [408, 'unavailable'],
  [502, 'unavailable'],
])('%i means %s, even when the body is a gateway’s page', (status, code) => {
  expect(errorOf(status, { category: 7, errors: 'none' }).code).toBe(code)
  if (status !== 403) expect(errorOf(status, undefined).code).toBe(code)
})

test('a gateway that refuses in HTML passes by itself: no scope is missing', () => {
  expect(errorOf(403, undefined)).toMatchObject({ code: 'unavailable', isPassing: true })
})

test('a unique value that is taken is a conflict, whatever its status', () => {
  const taken = { errors: [{ code: 'CONFLICTING_UNIQUE_VALUE', in: 'parley_booking_id' }] }
  expect(errorOf(400, taken).code).toBe('conflict')
})

test('a locked record is tried again after two seconds', () => {
  expect(errorOf(423, {}).retryAfterMs).toBe(2_000)
})

test('the wait is what Retry-After says', () => {
  expect(errorOf(429, {}, { 'retry-after': '7' }).retryAfterMs).toBe(7_000)
})

test('without Retry-After the policy decides: a second, ten, or an hour for the daily limit', () => {
  expect(errorOf(429, { policyName: 'TEN_SECONDLY_ROLLING' }).retryAfterMs).toBe(10_000)
  expect(errorOf(429, { policyName: 'SECONDLY' }).retryAfterMs).toBe(1_000)
  expect(errorOf(429, { policyName: 'DAILY' }).retryAfterMs).toBe(3_600_000)
})

test('a missing scope is named', () => {
  const scope = 'crm.objects.deals.read'
  const body = { errors: [{ message: '', context: { requiredGranularScopes: [scope] } }] }
  expect(errorOf(403, body).reason).toContain(scope)
})

test.each([
  [{ category: 'MISSING_REQUIRED_PROPERTY', context: { properties: ['industry'] } }],
  [{ errors: [{ code: 'MISSING_REQUIRED_PROPERTY', context: { propertyName: ['industry'] } }] }],
  [{ errors: [{ code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY', in: 'industry' }] }],
])('a rule of the account is reported with the property it requires', body => {
  const error = errorOf(400, body)
  expect(error.code).toBe('rejected')
  expect(error.reason).toMatch(/requires “industry”:/)
})

test('people read the labels of properties, where those are known', () => {
  const error = errorOf(400, {
    category: 'MISSING_REQUIRED_PROPERTY',
    context: { properties: ['hs_lead_status', 'industry'] },
  })
  if (!(error instanceof PropertyRefusal)) throw error
  const named = error.named(new Map([['hs_lead_status', 'Lead status']]))
  expect(named).toMatchObject({ code: 'rejected', isPassing: false })
  expect(named.reason).toContain('requires “Lead status”, “industry”:')
})

test('a refused value is reported by the name of its property', () => {
  const body = {
    errors: [{ code: 'INVALID_OPTION', context: { propertyName: ['hs_lead_status'] } }],
  }
  expect(errorOf(400, body).reason).toContain('does not take the value of “hs_lead_status”')
})

test('a broken connection passes by itself and keeps its cause', () => {
  const cause = new TypeError('fetch failed')
  expect(noAnswer(cause)).toMatchObject({ code: 'unavailable', isPassing: true, cause })
})
