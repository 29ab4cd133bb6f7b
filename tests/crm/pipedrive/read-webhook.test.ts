import { expect, test } from 'vitest'
import { readWebhook } from '../../../crm/pipedrive/account/read-webhook.ts'

const now = Date.UTC(2026, 10, 2, 12)
const config = {
  clientSecret: 'app secret',
  credentials: [{ user: 'parley', password: 'long:password' }],
}
const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`

const meta = {
  action: 'change',
  entity: 'activity',
  company_id: '4711',
  correlation_id: '0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a01',
  entity_id: '42',
  id: '5c1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a02',
  timestamp: '2026-11-02T11:59:58.000Z',
  version: '2.0',
  attempt: 1,
}

const read = (
  body: unknown,
  { method = 'POST', authorization = basic('parley:long:password') } = {},
) =>
  readWebhook(
    {
      url: 'https://parley.example/webhooks/pipedrive',
      method,
      headers: { authorization },
      rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      now,
    },
    config,
  )

test('a change says whose account and which meeting', () => {
  expect(read({ meta, data: {}, previous: {} })).toEqual([
    {
      accountId: '4711',
      eventId: `${meta.id}:${now - 2_000}:change:42`,
      occurredAt: now - 2_000,
      kind: 'changed',
      engagementId: '42',
    },
  ])
})

test.each([
  ['create', 'changed'],
  ['delete', 'gone'],
])('%s is reported as %s', (action, kind) => {
  expect(read({ meta: { ...meta, action } })?.[0]?.kind).toBe(kind)
})

test('numbers and seconds are read as well as texts', () => {
  const numbers = { ...meta, company_id: 4711, entity_id: 42, id: 42, timestamp: 1_793_620_798 }
  expect(read({ meta: numbers })?.[0]).toMatchObject({
    accountId: '4711',
    engagementId: '42',
    occurredAt: 1_793_620_798_000,
  })
})

test('a repeat is the same event, another change of the same meeting is not', () => {
  const idOf = (changes: object) => read({ meta: { ...meta, ...changes } })?.[0]?.eventId
  expect(idOf({ attempt: 2 })).toBe(idOf({}))
  // Some posts carry the meeting’s id where the event’s should stand.
  expect(idOf({ id: 42, timestamp: 1 })).not.toBe(idOf({ id: 42, timestamp: 2 }))
})

test.each([
  ['nothing', ''],
  ['another password', basic('parley:other')],
  ['another user', basic('other:long:password')],
  ['no password', basic('parley:')],
  ['a token', 'Bearer long:password'],
  ['the app’s secret', basic('client:app secret')],
])('with %s it is not Pipedrive’s word', (_name, authorization) => {
  expect(read({ meta }, { authorization })).toBeUndefined()
})

test('a post with the password of the key before is still ours', () => {
  const before = { user: 'parley-before', password: 'of the key before' }
  const rawBody = Buffer.from(JSON.stringify({ meta }))
  const headers = { authorization: basic('parley-before:of the key before') }
  const request = { url: '', method: 'POST', headers, rawBody, now }
  const rotating = { ...config, credentials: [...config.credentials, before] }
  expect(readWebhook(request, rotating)).toHaveLength(1)
  expect(readWebhook(request, config)).toBeUndefined()
})

test('without a password of ours nobody is believed', () => {
  const rawBody = Buffer.from(JSON.stringify({ meta }))
  const request = { url: '', method: 'POST', headers: { authorization: basic(':') }, rawBody, now }
  expect(
    readWebhook(request, { ...config, credentials: [{ user: '', password: '' }] }),
  ).toBeUndefined()
})

test.each([
  ['no JSON', '<html>'],
  ['nothing', ''],
  ['a list', []],
  ['another record', { meta: { ...meta, entity: 'deal' } }],
  ['an unknown action', { meta: { ...meta, action: 'merged' } }],
  ['no time', { meta: { ...meta, timestamp: 'soon' } }],
  ['an id that is none', { meta: { ...meta, entity_id: '../42' } }],
  ['the first version', { v: 1, meta: { action: 'updated', object: 'activity', id: 42 } }],
])('%s reports nothing and throws nothing', (_name, body) => {
  expect(read(body)).toEqual([])
})

test('the app’s removal is believed with its own secret, and reported as a lost access', () => {
  const removal = { client_id: 'client', company_id: 4711, user_id: 7, timestamp: '2026-11-02' }
  const authorization = basic('client:app secret')
  expect(read(removal, { method: 'DELETE', authorization })).toEqual([
    { accountId: '4711', eventId: 'removed:4711:7:2026-11-02', occurredAt: now, kind: 'lost' },
  ])
  expect(read(removal, { method: 'DELETE' })).toBeUndefined()
  expect(read({}, { method: 'DELETE', authorization })).toEqual([])
})
