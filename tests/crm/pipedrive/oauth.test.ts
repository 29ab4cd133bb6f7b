import { afterEach, beforeEach, expect, test } from 'vitest'
import { companyApiUrl } from '../../../crm/pipedrive/account/account.ts'
import pipedrive from '../../../crm/pipedrive/index.ts'
import type { OAuthFacts } from '../../../src/providers/descriptor.ts'
import {
  authorizationAddress,
  makeAttempt,
  redeemCode,
  refreshTokens,
} from '../../../src/providers/oauth-client.ts'
import {
  type PipedriveStandIn,
  startPipedriveStandIn,
} from '../../support/pipedrive-stand-in/start-pipedrive-stand-in.ts'

let standIn: PipedriveStandIn
beforeEach(async () => {
  standIn = await startPipedriveStandIn()
})
afterEach(async () => {
  await standIn.close()
  expect(standIn.invalidRequests).toEqual([])
})

const app = { clientId: 'client', clientSecret: 'client secret' }
const factsOf = (config: { clientId?: string; clientSecret?: string }) =>
  pipedrive.oauth({
    apiUrl: standIn.url,
    authorizationUrl: `${standIn.url}/oauth/authorize`,
    ...config,
  })
const provider = (config = app): { id: string; facts: OAuthFacts } => {
  const facts = factsOf(config)
  if (!facts) throw new Error('No facts')
  return { id: 'pipedrive', facts }
}

const redirectUri = 'https://parley.example/oauth/pipedrive/callback'

const redeem = (code: string, config = app) => {
  const attempt = makeAttempt()
  const parameters = new URLSearchParams({ code, state: attempt.state })
  return redeemCode(provider(config), { parameters, attempt, redirectUri, now: 0 })
}

test('without client id and secret there is nothing to connect', () => {
  expect(factsOf({})).toBeUndefined()
  expect(factsOf({ clientId: 'id' })).toBeUndefined()
})

test('consent and tokens are had at Pipedrive’s own address where no other is given', () => {
  const facts = pipedrive.oauth({ apiUrl: 'https://api.pipedrive.com', ...app })
  expect(facts).toMatchObject({
    authorizationUrl: 'https://oauth.pipedrive.com/oauth/authorize',
    tokenUrl: 'https://oauth.pipedrive.com/oauth/token',
  })
})

test('a code becomes tokens, a refresh token the next ones', async () => {
  const attempt = makeAttempt()
  const address = new URL(await authorizationAddress(provider(), { attempt, redirectUri }))
  expect(address.searchParams.get('state')).toBe(attempt.state)
  standIn.state.grants.codes.add('good')
  const granted = await redeem('good')
  expect(granted).toMatchObject({
    accessToken: 'v1u:access-1',
    expiresAt: 3_599_000,
    scopes: ['base', 'contacts:full'],
  })
  await expect(redeem('good')).rejects.toMatchObject({ code: 'unauthorized' })
  const refreshed = refreshTokens(provider(), { refreshToken: 'refresh-1', now: 0 })
  expect(await refreshed).toMatchObject({ accessToken: 'v1u:access-2', refreshToken: 'refresh-2' })
})

test('a refresh token that died is reported as an access that has ended', async () => {
  const refused = refreshTokens(provider(), { refreshToken: 'dead', now: 0 })
  await expect(refused).rejects.toMatchObject({ code: 'unauthorized' })
})

test('an app secret that is refused loses nobody’s account', async () => {
  standIn.state.grants.codes.add('good')
  const refused = redeem('good', { ...app, clientSecret: 'old secret' })
  await expect(refused).rejects.toMatchObject({
    code: 'unavailable',
    reason: expect.stringContaining('own client id or secret'),
  })
})

test('a token’s account is named by its company and address', async () => {
  expect(await provider().facts.describeAccount('v1u:token')).toEqual({
    externalId: '4711',
    label: 'Acme (acme.pipedrive.com)',
  })
  expect(standIn.state.identifications).toEqual(['authorization'])
})

test('Pipedrive out of order while connecting passes by itself', async () => {
  standIn.faults.next({ status: 503 })
  const asked = provider().facts.describeAccount('v1u:token')
  await expect(asked).rejects.toMatchObject({ code: 'unavailable' })
})

test('calls go to the company’s own address, those to a stand-in stay with it', () => {
  expect(companyApiUrl('https://api.pipedrive.com', 'acme')).toBe('https://acme.pipedrive.com')
  expect(companyApiUrl(standIn.url, 'acme')).toBe(standIn.url)
})
