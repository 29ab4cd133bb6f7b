import { afterEach, beforeEach, expect, test } from 'vitest'
import hubspot from '../../../crm/hubspot/index.ts'
import { makeAttempt, redeemCode, refreshTokens } from '../../../src/providers/oauth-client.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../../support/hubspot-stand-in/start-hubspot-stand-in.ts'

let standIn: HubspotStandIn
beforeEach(async () => {
  standIn = await startHubspotStandIn()
})
afterEach(() => standIn.close())

const factsOf = (config: { clientId?: string; clientSecret?: string }) =>
  hubspot.oauth({ apiUrl: standIn.url, ...config })

test('without client id and secret there is nothing to connect', () => {
  expect(factsOf({})).toBeUndefined()
  expect(factsOf({ clientId: 'id' })).toBeUndefined()
})

test('a token’s account is named by domain and portal', async () => {
  const facts = factsOf({ clientId: 'id', clientSecret: 'secret' })
  expect(facts?.tokenUrl).toBe(`${standIn.url}/oauth/2026-09/token`)
  expect(await facts?.describeAccount('token')).toEqual({
    externalId: '4711',
    label: 'acme.example (portal 4711)',
  })
  expect(standIn.invalidRequests).toEqual([])
})

test('HubSpot out of order while connecting passes by itself', async () => {
  const facts = factsOf({ clientId: 'id', clientSecret: 'secret' })
  standIn.faults.next({ status: 503 })
  await expect(facts?.describeAccount('token')).rejects.toMatchObject({ code: 'unavailable' })
})

const provider = (clientSecret = 'client secret') => {
  const facts = factsOf({ clientId: 'id', clientSecret })
  if (!facts) throw new Error('No facts')
  return { id: 'hubspot', facts }
}
const redeem = (code: string) => {
  const attempt = makeAttempt()
  const parameters = new URLSearchParams({ code, state: attempt.state })
  const redirectUri = 'https://parley.example/oauth/hubspot/callback'
  return redeemCode(provider(), { parameters, attempt, redirectUri, now: 0 })
}

test('a code becomes tokens although the answer has null for what there is not', async () => {
  standIn.state.grants.codes.add('good')
  expect(await redeem('good')).toMatchObject({
    accessToken: 'access-1',
    scopes: ['oauth', 'crm.objects.contacts.write'],
  })
})

test('after the app was uninstalled the refresh token asks to connect again', async () => {
  const refused = refreshTokens(provider(), { refreshToken: 'dead', now: 0 })
  await expect(refused).rejects.toMatchObject({ code: 'unauthorized' })
  await expect(redeem('used')).rejects.toMatchObject({ code: 'unauthorized' })
})

test('an app secret that is refused loses nobody’s account', async () => {
  const refused = refreshTokens(provider('old secret'), { refreshToken: 'good', now: 0 })
  await expect(refused).rejects.toMatchObject({
    code: 'unavailable',
    reason: expect.stringContaining('own client id or secret'),
  })
})
