import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChatSite } from '../../../src/model/chat.ts'
import { createTokenCipher } from '../../../src/secrets/token-cipher.ts'
import {
  addSiteSecret,
  deleteSiteSecret,
  listSiteSecrets,
  type NewSiteSecret,
} from '../../../src/services/chat/site-secrets.ts'
import { verifyIdentity } from '../../../src/services/chat/verify-identity.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let site: ChatSite
let secret: NewSiteSecret

const now = Math.floor(Date.UTC(2026, 10, 2, 8) / 1_000)

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  site = await aChatSite(demo, { identity: 'optional' })
  secret = await addSiteSecret(context, siteOf(site))
})
afterAll(() => database?.drop())

const siteOf = ({ id, workspaceId }: ChatSite) => ({ workspaceId, siteId: id })
const bytes = (text: string) => new TextEncoder().encode(text)

const usual = () => ({ sub: 'user-17', iat: now, exp: now + 600, aud: site.key })

const sign = (
  claims: Record<string, unknown>,
  { alg = 'HS256', kid = secret.id, key = bytes(secret.secret) } = {},
) =>
  new SignJWT({ ...usual(), ...claims })
    .setProtectedHeader({ alg, ...(kid ? { kid } : {}) })
    .sign(key)

const verify = (token: string, of: ChatSite = site) => verifyIdentity(context, { site: of, token })

test('a signed identity is read with its claims', async () => {
  const token = await sign({
    email: ' Maya@Acme.test ',
    email_verified: true,
    name: 'Maya Lindt',
    company: 'Acme',
  })
  expect(await verify(token)).toEqual({
    isValid: true,
    identity: {
      sub: 'user-17',
      email: 'Maya@acme.test',
      isEmailVerified: true,
      name: 'Maya Lindt',
      company: 'Acme',
    },
  })
})

test('claims that the website does not know may be blank, null or absent; an absent address is not verified', async () => {
  for (const claims of [{}, { email: null, name: '', company: null, email_verified: true }])
    expect(await verify(await sign(claims))).toEqual({
      isValid: true,
      identity: {
        sub: 'user-17',
        email: undefined,
        isEmailVerified: false,
        name: undefined,
        company: undefined,
      },
    })
})

test.each([
  ['expired', { iat: now - 600, exp: now - 61 }],
  ['bad-lifetime', { exp: now + 3_601 }],
  ['bad-lifetime', { iat: now + 61, exp: now + 600 }],
  ['bad-lifetime', { nbf: now + 120 }],
  ['wrong-audience', { aud: 'pk_another' }],
  ['wrong-audience', { aud: undefined }],
  ['malformed', { sub: undefined }],
  ['malformed', { sub: '' }],
  ['malformed', { sub: 17 }],
  ['malformed', { iat: undefined }],
  ['malformed', { exp: undefined }],
  ['malformed', { email: 'no address' }],
  ['malformed', { name: 'n'.repeat(201) }],
  ['malformed', { email_verified: 'yes' }],
])('%s: %j', async (fault, claims) => {
  expect(await verify(await sign(claims))).toEqual({ isValid: false, fault })
})

test('clocks may differ by a minute', async () => {
  expect(await verify(await sign({ iat: now - 600, exp: now - 59 }))).toMatchObject({
    isValid: true,
  })
  expect(await verify(await sign({ iat: now + 59, exp: now + 600 }))).toMatchObject({
    isValid: true,
  })
})

test('only HS256 with a secret of the site counts', async () => {
  const refused = (fault: string) => ({ isValid: false, fault })
  const longKey = bytes(secret.secret.repeat(2))
  expect(await verify(await sign({}, { key: bytes('another secret, also long enough') }))).toEqual(
    refused('bad-signature'),
  )
  expect(await verify(await sign({}, { kid: 'cs_unknown' }))).toEqual(refused('unknown-key'))
  expect(await verify(await sign({}, { alg: 'HS512', key: longKey }))).toEqual(refused('malformed'))
  expect(await verify(new UnsecuredJWT(usual()).encode())).toEqual(refused('malformed'))
  const { privateKey } = await generateKeyPair('RS256')
  const rsa = await new SignJWT(usual())
    .setProtectedHeader({ alg: 'RS256', kid: secret.id })
    .sign(privateKey)
  expect(await verify(rsa)).toEqual(refused('malformed'))
  for (const token of ['', 'a.b.c', 'x'.repeat(9_000)])
    expect(await verify(token)).toEqual(refused('malformed'))
  expect(await verify(await sign({}), { ...site, identity: 'off' })).toEqual(refused('off'))
})

test('another site does not accept it, even with the key of the first as audience', async () => {
  const other = await aChatSite(demo, { identity: 'required' })
  await addSiteSecret(context, siteOf(other))
  expect(await verify(await sign({}), other)).toMatchObject({ fault: 'unknown-key' })
})

test('two secrets are live while they are rotated; the third ends the first', async () => {
  const rotated = await aChatSite(demo, { identity: 'optional' })
  const made: NewSiteSecret[] = []
  const tokens: string[] = []
  const add = async () => {
    const one = await addSiteSecret(context, siteOf(rotated))
    made.push(one)
    const options = { kid: one.id, key: bytes(one.secret) }
    tokens.push(await sign({ aud: rotated.key }, options))
    context.setNow(context.clock() + 1_000)
  }
  const valid = async () =>
    (await Promise.all(tokens.map(token => verify(token, rotated)))).map(({ isValid }) => isValid)
  await add()
  await add()
  expect(await valid()).toEqual([true, true])
  const unnamed = await sign({ aud: rotated.key }, { kid: '', key: bytes(made[1]?.secret ?? '') })
  expect(await verify(unnamed, rotated)).toMatchObject({ fault: 'unknown-key' })
  await add()
  expect(await valid()).toEqual([false, true, true])
  expect((await listSiteSecrets(context, rotated.id)).map(({ id }) => id)).toEqual([
    made[2]?.id,
    made[1]?.id,
  ])
  await deleteSiteSecret(context, { ...siteOf(rotated), id: made[1]?.id ?? '' })
  expect(await valid()).toEqual([false, false, true])
  const single = await sign({ aud: rotated.key }, { kid: '', key: bytes(made[2]?.secret ?? '') })
  expect(await verify(single, rotated)).toMatchObject({ isValid: true })
})

test('concurrent additions leave two secrets', async () => {
  const busy = await aChatSite(demo)
  await Promise.all(Array.from({ length: 6 }, () => addSiteSecret(context, siteOf(busy))))
  expect(await listSiteSecrets(context, busy.id)).toHaveLength(2)
})

test('a secret whose key is lost verifies nothing, and the log says so', async () => {
  const lines: object[] = []
  const log = { ...context.log, error: (facts: object) => void lines.push(facts) }
  const cipher = createTokenCipher(['another secret key, long enough to be one'])
  const token = await sign({})
  expect(await verifyIdentity({ ...context, cipher, log }, { site, token })).toEqual({
    isValid: false,
    fault: 'unknown-key',
  })
  expect(lines).toEqual([{ secretId: secret.id }])
})
