import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refreshTokens } from '../../src/providers/oauth-client.ts'
import { type Listening, listen } from '../support/stand-in/listen.ts'

interface Answer {
  status: number
  body: unknown
  type?: string
}

let server: Listening
let answer: Answer

beforeAll(async () => {
  const fail = (words: string) => {
    throw new Error(words)
  }
  server = await listen(async (_request, response) => {
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    response.writeHead(answer.status, {
      'content-type': answer.type ?? 'application/json',
      // RFC 6749 §5.2 has it beside every 401.
      ...(answer.status === 401 ? { 'www-authenticate': 'Basic realm="tokens"' } : {}),
    })
    response.end(text)
  }, fail)
})
afterAll(() => server?.close())

const refresh = (given: Answer) => {
  answer = given
  const facts = {
    authorizationUrl: `${server.url}/authorize`,
    tokenUrl: `${server.url}/token`,
    clientId: 'id',
    clientSecret: 'secret',
    scopes: [],
    usesPkce: true,
    describeAccount: async () => ({ externalId: '', label: '' }),
  }
  return refreshTokens({ id: 'any', facts }, { refreshToken: 'old', now: 0 })
}

describe('a grant that is over asks its owner to reconnect, however the provider says so', () => {
  test.each<[number, unknown, string?]>([
    [400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }],
    [400, { error: 'invalid_grant', status: 'BAD_REFRESH_TOKEN', message: 'expired' }],
    [400, { status: 'BAD_REFRESH_TOKEN', message: 'missing or invalid refresh token' }],
    [400, { status: 'BAD_AUTH_CODE', message: 'missing or unknown auth code' }],
    [400, { success: false, message: 'Invalid grant: refresh_token is invalid' }],
    [401, { success: false, message: 'Invalid grant: refresh token has expired', error: null }],
    [400, { error: '', message: 'The refresh token is unknown' }],
    [403, { error: { code: 'invalid_grant', message: 'revoked' } }],
    [400, { error: { message: 'Refresh token was revoked' } }],
    [401, { code: 'expired_refresh_token' }],
    [400, { message: 'invalid_grant' }, 'text/plain'],
    [400, { error: 'interaction_required', error_codes: [50076] }],
  ])('%i %j', async (status, body, type) => {
    await expect(refresh({ status, body, ...(type ? { type } : {}) })).rejects.toMatchObject({
      code: 'unauthorized',
    })
  })
})

describe('a client that is refused is for the administrator: no account is lost to it', () => {
  test.each<[number, unknown]>([
    [401, { error: 'invalid_client' }],
    [400, { status: 'BAD_CLIENT_ID', message: 'missing or unknown client id' }],
    [401, { status: 'BAD_CLIENT_SECRET', message: 'missing or invalid client secret' }],
    [400, { success: false, message: 'Invalid client: client is invalid' }],
    [403, { error: { code: 'unauthorized_client' } }],
  ])('%i %j', async (status, body) => {
    await expect(refresh({ status, body })).rejects.toMatchObject({
      code: 'unavailable',
      reason: expect.stringContaining('administrator'),
    })
  })
})

describe('what says nothing of the grant passes', () => {
  test.each<[number, unknown]>([
    [400, {}],
    [400, '<html>Bad Request</html>'],
    [403, '<html>Blocked: invalid grant</html>'],
    [429, { message: 'Too many requests for this refresh token: limit invalid' }],
    [500, { message: 'invalid_grant' }],
    [503, { status: 'BAD_REFRESH_TOKEN' }],
    [200, { message: 'Invalid grant' }],
  ])('%i %j', async (status, body) => {
    await expect(refresh({ status, body })).rejects.toMatchObject({ code: 'unavailable' })
  })
})

test('tokens come through, with null in the place of what is not given', async () => {
  const body = {
    access_token: 'new',
    token_type: 'bearer',
    expires_in: 1800,
    refresh_token: null,
    id_token: null,
    scope: null,
    scopes: ['oauth', 'crm.objects.contacts.read'],
  }
  expect(await refresh({ status: 200, body })).toEqual({
    accessToken: 'new',
    refreshToken: undefined,
    expiresAt: 1_800_000,
    scopes: ['oauth', 'crm.objects.contacts.read'],
  })
})
