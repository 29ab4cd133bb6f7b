import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { embedding } from '../../../crm/hubspot/account/app-request.ts'

const secret = 'client secret'
const now = Date.UTC(2026, 10, 2, 8)
const address = (query: string) => `https://meet.acme.test/records/hubspot/card?${query}`
const good =
  'objectId=101&objectTypeId=0-1&userId=7&portalId=4711&userEmail=ana%40acme.test&appId=9'

const sign = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('base64')

function request(query: string, { at = now, key = secret, signed = address(query) } = {}) {
  return {
    url: address(query),
    method: 'GET',
    headers: {
      'x-hubspot-request-timestamp': String(at),
      'x-hubspot-signature-v3': sign(`GET${signed}${at}`, key),
    },
    rawBody: Buffer.alloc(0),
    now,
  }
}

const read = (asked: ReturnType<typeof request>) => embedding.read(asked, { clientSecret: secret })

test('HubSpot says who asks about which record', async () => {
  expect(await read(request(good))).toEqual({
    accountId: '4711',
    user: { email: 'ana@acme.test' },
    record: { type: 'contacts', id: '101' },
    frameId: undefined,
  })
})

test('it may sign the address with its marks decoded', async () => {
  const signed = address(good.replace('%40', '@'))
  expect(await read(request(good, { signed }))).toMatchObject({ accountId: '4711' })
})

test.each([
  ['0-2', 'companies'],
  ['0-3', 'deals'],
  ['0-5', 'tickets'],
])('%s are %s', async (objectTypeId, type) => {
  const asked = await read(request(good.replace('0-1', objectTypeId)))
  expect(asked?.record.type).toBe(type)
})

test.each<[string, ReturnType<typeof request>]>([
  ['a signature with another secret', request(good, { key: 'another secret' })],
  ['a signature of another record', request(good, { signed: address(good.replace('101', '102')) })],
  ['a signature of five minutes ago', request(good, { at: now - 5 * 60_000 - 1 })],
  ['a signature of the future', request(good, { at: now + 2 * 60_000 })],
  ['no signature', { ...request(good), headers: {} as never }],
  ['another method', { ...request(good), method: 'POST' }],
  ['an object that has no meetings', request(good.replace('0-1', '2-17'))],
  ['no user', request(good.replace('userEmail', 'email'))],
  ['a record id that is none', request(good.replace('101', '..%2Fsettings'))],
])('%s says nothing', async (_what, asked) => {
  expect(await read(asked)).toBeUndefined()
})

test('a second user in the address is nobody: HubSpot adds its own to whatever stands there', async () => {
  expect(await read(request(`userEmail=boss%40acme.test&${good}`))).toBeUndefined()
})

test('only HubSpot’s own pages may frame ours; a stand-in is HubSpot', () => {
  expect(embedding.frameAncestors('https://api.hubapi.com')).toEqual(['https://*.hubspot.com'])
  expect(embedding.frameAncestors('http://127.0.0.1:4010/api')).toEqual(['http://127.0.0.1:4010'])
})
