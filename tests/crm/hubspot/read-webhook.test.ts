import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CrmWebhookRequest } from '../../../crm/contract/crm-changes.ts'
import hubspot from '../../../crm/hubspot/index.ts'

const secret = 'client secret'
const now = Date.parse('2026-11-20T09:00:00Z')
const url = 'https://parley.example/webhooks/hubspot'
const config = { clientSecret: secret, credentials: [] }

const event = (changes: Record<string, unknown> = {}) => ({
  eventId: 3816279340,
  subscriptionId: 25,
  portalId: 4711,
  appId: 1160452,
  occurredAt: now - 4_000,
  subscriptionType: 'object.propertyChange',
  objectTypeId: '0-47',
  attemptNumber: 0,
  objectId: 1246,
  propertyName: 'hs_meeting_outcome',
  propertyValue: 'COMPLETED',
  changeSource: 'CRM_UI',
  ...changes,
})

interface Sent {
  body: string
  sentAt?: number
  address?: string
  /** As HubSpot writes it before it signs. */
  signedAddress?: string
  key?: string
}

function request({ body, sentAt = now, address = url, ...more }: Sent): CrmWebhookRequest {
  const { signedAddress = address, key = secret } = more
  const signature = createHmac('sha256', key)
    .update(`POST${signedAddress}${body}${sentAt}`)
    .digest('base64')
  return {
    url: address,
    method: 'POST',
    headers: {
      'x-hubspot-signature-v3': signature,
      'x-hubspot-request-timestamp': String(sentAt),
    },
    rawBody: Buffer.from(body),
    now,
  }
}

const read = (sent: CrmWebhookRequest, secretOf: string | undefined = secret) =>
  hubspot.readWebhook?.(sent, { ...config, clientSecret: secretOf })
const readEvents = (...events: unknown[]) => read(request({ body: JSON.stringify(events) }))

test('F60 a change is reported with its account, its meeting and its moment', () => {
  expect(readEvents(event())).toEqual([
    {
      accountId: '4711',
      eventId: expect.stringContaining('3816279340'),
      occurredAt: now - 4_000,
      kind: 'changed',
      engagementId: '1246',
    },
  ])
})

test.each([
  ['object.creation', 'changed'],
  ['object.propertyChange', 'changed'],
  ['object.restore', 'changed'],
  ['object.deletion', 'gone'],
  ['meeting.creation', 'changed'],
  ['meeting.propertyChange', 'changed'],
  ['meeting.deletion', 'gone'],
])('%s means that the meeting is %s', (subscriptionType, kind) => {
  const objectTypeId = subscriptionType.startsWith('object') ? '0-47' : undefined
  expect(readEvents(event({ subscriptionType, objectTypeId }))).toMatchObject([{ kind }])
})

test('the end of our access is reported without a meeting', () => {
  const uninstalled = event({ subscriptionType: 'app.uninstalled', objectId: undefined })
  const [notice] = readEvents(uninstalled) ?? []
  expect(notice).toMatchObject({ kind: 'lost', accountId: '4711' })
  expect(notice).not.toHaveProperty('engagementId')
})

test('a hundred at once are read; what is malformed or of no concern is skipped', () => {
  const many = Array.from({ length: 97 }, (_, eventId) => event({ eventId }))
  const others = [
    event({ objectTypeId: '0-1' }),
    event({ subscriptionType: 'object.associationChange' }),
    event({ portalId: null }),
    'no event',
    null,
  ]
  expect(readEvents(...others, ...many)).toHaveLength(97)
  expect(read(request({ body: 'no JSON' }))).toEqual([])
  expect(read(request({ body: '{"eventId":1}' }))).toEqual([])
})

test('an event that is sent anew has the same id, another one has not', () => {
  const idOf = (changes: Record<string, unknown>) => readEvents(event(changes))?.[0]?.eventId
  expect(idOf({ attemptNumber: 3 })).toBe(idOf({}))
  const others = [
    idOf({}),
    idOf({ eventId: 1 }),
    idOf({ objectId: 1 }),
    idOf({ portalId: 1 }),
    idOf({ subscriptionType: 'object.deletion' }),
    idOf({ occurredAt: now }),
  ]
  expect(new Set(others).size).toBe(others.length)
})

test('the address is signed with some of its characters decoded', () => {
  const address = `${url}?a=%2Fb%3A%20c`
  const body = JSON.stringify([event()])
  expect(read(request({ body, address, signedAddress: `${url}?a=/b:%20c` }))).toHaveLength(1)
  expect(read(request({ body, address, signedAddress: `${url}?a=/b: c` }))).toBeUndefined()
})

test('letters outside ASCII are signed as their bytes', () => {
  const propertyValue = 'Zażółć gęślą jaźń'
  expect(readEvents(event({ propertyValue }))).toHaveLength(1)
})

const body = JSON.stringify([event()])
const minute = 60_000
test.each([
  ['another’s secret', request({ body, key: 'another' })],
  ['another body', { ...request({ body }), rawBody: Buffer.from(`${body} `) }],
  ['another method', { ...request({ body }), method: 'GET' }],
  ['another address', { ...request({ body }), url: `${url}/2` }],
  ['no signature', { ...request({ body }), headers: {} }],
  ['an age of over five minutes', request({ body, sentAt: now - 5 * minute - 1 })],
  ['a date over a minute ahead', request({ body, sentAt: now + minute + 1 })],
  ['a timestamp that is none', request({ body, sentAt: Number.NaN })],
])('a request with %s is not HubSpot’s word', (_why, forged) => {
  expect(read(forged)).toBeUndefined()
})

test('just within five minutes, and a clock that is a little ahead, are taken', () => {
  expect(read(request({ body, sentAt: now - 5 * minute }))).toHaveLength(1)
  expect(read(request({ body, sentAt: now + minute }))).toHaveLength(1)
})

test('without a secret nothing is HubSpot’s word', () => {
  expect(hubspot.readWebhook?.(request({ body, key: '' }), { ...config, clientSecret: '' })).toBe(
    undefined,
  )
  expect(
    hubspot.readWebhook?.(request({ body }), { ...config, clientSecret: undefined }),
  ).toBeUndefined()
})
