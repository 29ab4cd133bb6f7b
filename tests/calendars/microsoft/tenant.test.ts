import { expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import {
  authorizationAddress,
  makeAttempt,
  redeemCode,
  refreshTokens,
} from '../../../src/providers/oauth-client.ts'
import { microsoftFixture } from '../../contracts/calendars/microsoft-fixture.ts'

const directory = '5f1c0f0e-7c2b-4e8d-9a55-0d1f6a7f2b10'
const redirectUri = 'http://localhost:3000/oauth/microsoft/callback'

/** Consent, its code, and the first refresh. */
async function connect(tenant: string) {
  const fixture = await microsoftFixture('work', tenant)
  try {
    fixture.graph.logins.directory = directory
    fixture.graph.logins.signedIn = fixture.ownerEmail
    const { id, facts } = fixture.service
    if (!facts) throw new Error('Microsoft is not set up')
    const provider = { id, facts }
    const attempt = makeAttempt()
    const address = await authorizationAddress(provider, { attempt, redirectUri })
    const back = (await fetch(address, { redirect: 'manual' })).headers.get('location')
    if (!back) return 'refused'
    const parameters = new URL(back).searchParams
    const tokens = await redeemCode(provider, { parameters, attempt, redirectUri, now: 0 })
    await refreshTokens(provider, { refreshToken: tokens.refreshToken ?? '', now: 0 })
    expect(fixture.invalidRequests()).toEqual([])
    return 'connected'
  } finally {
    await fixture.close()
  }
}

test('an app of one directory connects below that directory, and is refused at common', async () => {
  expect(await connect(directory)).toBe('connected')
  expect(await connect('common')).toBe('refused')
  expect(await connect('other.example')).toBe('refused')
})

test.each(['common', 'organizations', 'consumers', directory, 'contoso.onmicrosoft.com'])(
  'MICROSOFT_TENANT may be %s',
  tenant => {
    expect(readConfig({ MICROSOFT_TENANT: tenant }).microsoft.tenant).toBe(tenant)
  },
)

test.each(['a/b', '../common', 'common?x', 'https://login.example', '.', 'a b'])(
  'MICROSOFT_TENANT may not be %s',
  tenant => {
    expect(() => readConfig({ MICROSOFT_TENANT: tenant })).toThrow('MICROSOFT_TENANT')
  },
)

test('without MICROSOFT_TENANT every work, school and personal account may be connected', () => {
  expect(readConfig({}).microsoft.tenant).toBe('common')
})
