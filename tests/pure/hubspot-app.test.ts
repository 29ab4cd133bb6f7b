import { createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { embedding } from '../../crm/hubspot/account/app-request.ts'
import { oauth } from '../../crm/hubspot/account/oauth.ts'
import { readWebhook } from '../../crm/hubspot/account/read-webhook.ts'
import { sharedProperties } from '../../crm/hubspot/meetings/shared-fields.ts'
import { oauth as pipedriveOAuth } from '../../crm/pipedrive/account/oauth.ts'
import { writeHubspotApp } from '../../scripts/hubspot-app.ts'

const origin = 'https://meet.acme.test'
const client = { clientId: 'id', clientSecret: 'secret' }
const hubspot = oauth({ ...client, apiUrl: 'https://api.hubapi.com' })
const pipedrive = pipedriveOAuth({ ...client, apiUrl: 'https://api.pipedrive.com' })
const scopes = hubspot?.scopes
let out = ''

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'hubspot-app-'))
  writeHubspotApp({ url: `${origin}/`, out })
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const read = (path: string) => readFileSync(join(out, path), 'utf8')
const json = <T>(path: string, shape: z.ZodType<T>): T => shape.parse(JSON.parse(read(path)))

const app = z.strictObject({
  uid: z.string().max(64),
  type: z.literal('app'),
  config: z.strictObject({
    name: z.string().max(200),
    description: z.string().max(8_192),
    distribution: z.literal('private'),
    auth: z.strictObject({
      type: z.literal('oauth'),
      redirectUrls: z.array(z.url()),
      requiredScopes: z.array(z.string()),
      optionalScopes: z.array(z.string()),
      conditionallyRequiredScopes: z.array(z.string()),
    }),
    permittedUrls: z.strictObject({
      fetch: z.array(z.url()),
      iframe: z.array(z.url()),
      img: z.array(z.url()),
    }),
    support: z.strictObject({ supportUrl: z.url() }),
  }),
})
const card = z.strictObject({
  uid: z.string(),
  type: z.literal('card'),
  config: z.strictObject({
    name: z.string(),
    description: z.string(),
    location: z.enum(['crm.record.tab', 'crm.record.sidebar']),
    entrypoint: z.string().startsWith('/app/cards/'),
    objectTypes: z.array(z.enum(['contacts', 'companies', 'deals', 'tickets'])),
  }),
})
const subscription = z.strictObject({
  subscriptionType: z.string().startsWith('object.'),
  objectType: z.literal('meeting_event'),
  propertyName: z.string().optional(),
  active: z.literal(true),
})
const webhooks = z.strictObject({
  uid: z.string(),
  type: z.literal('webhooks'),
  config: z.strictObject({
    settings: z.strictObject({ targetUrl: z.url(), maxConcurrentRequests: z.number() }),
    subscriptions: z.strictObject({
      crmObjects: z.array(subscription),
      legacyCrmObjects: z.tuple([]),
      hubEvents: z.tuple([]),
    }),
  }),
})

test('the project asks for what we ask for, and comes back to us', () => {
  const { auth, permittedUrls } = json('src/app/app-hsmeta.json', app).config
  // HubSpot refuses an authorisation whose scopes differ from the app's.
  expect(auth.requiredScopes).toEqual(scopes)
  expect(auth.redirectUrls).toEqual([`${origin}/oauth/hubspot/callback`])
  expect(permittedUrls).toEqual({ fetch: [origin], iframe: [origin], img: [] })
})

test('HubSpot builds the project: the platform version is one that it supports', () => {
  const { platformVersion } = json('hsproject.json', z.object({ platformVersion: z.string() }))
  // 2025.2 and those before end by March 2027; a version is supported for 18 months.
  expect(platformVersion >= '2026.03').toBe(true)
})

test('without webhooks the rest of the project is the same', () => {
  const polling = mkdtempSync(join(tmpdir(), 'hubspot-app-'))
  writeHubspotApp({ url: origin, out: polling, hasWebhooks: false })
  const files = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort()
  const left = files(out).filter(path => !path.includes('webhooks'))
  expect(files(polling)).toEqual(left)
  expect(left.length).toBeLessThan(files(out).length)
  rmSync(polling, { recursive: true, force: true })
})

test('the card stands on every kind of record that meetings are agreed from, and may read it', () => {
  const { objectTypes, entrypoint } = json('src/app/cards/parley-card-hsmeta.json', card).config
  expect(objectTypes).toEqual(['contacts', 'companies', 'deals', 'tickets'])
  for (const type of objectTypes)
    expect(scopes, type).toContainEqual(
      expect.stringMatching(new RegExp(`^(${type}|crm\\.objects\\.${type}\\.read)$`)),
    )
  expect(read(`src${entrypoint}`)).toContain(`/records/hubspot/${embedding.cardName}?`)
  expect(read('src/app/cards/parley-url.js')).toContain(`'${origin}'`)
})

/** What we make of an event of this kind about a meeting. */
function noticeOf(subscriptionType: string) {
  const now = Date.UTC(2026, 10, 2, 8)
  const event = { eventId: 1, portalId: 4711, occurredAt: now, objectId: 9, objectTypeId: '0-47' }
  const rawBody = Buffer.from(JSON.stringify([{ ...event, subscriptionType }]))
  const url = `${origin}/webhooks/hubspot`
  const signature = createHmac('sha256', 'secret')
    .update(`POST${url}${rawBody}${now}`)
    .digest('base64')
  const headers = {
    'x-hubspot-request-timestamp': String(now),
    'x-hubspot-signature-v3': signature,
  }
  const config = { clientSecret: 'secret', credentials: [] }
  const notices = readWebhook({ url, method: 'POST', headers, rawBody, now }, config)
  return (notices ?? []).map(({ kind }) => kind)
}

test('HubSpot notifies us of every change that we follow', () => {
  const { settings, subscriptions } = json('src/app/webhooks/webhooks-hsmeta.json', webhooks).config
  expect(settings.targetUrl).toBe(`${origin}/webhooks/hubspot`)
  const { crmObjects } = subscriptions
  const properties = crmObjects.flatMap(({ propertyName }) => propertyName ?? [])
  // The timestamp is the start, always.
  const followed = sharedProperties.filter(name => name !== 'hs_timestamp')
  // The host and the type are followed beside what both sides share.
  const beside = ['hubspot_owner_id', 'hs_activity_type']
  expect(properties.sort()).toEqual([...followed, ...beside].sort())
  const said = new Set(crmObjects.flatMap(({ subscriptionType }) => noticeOf(subscriptionType)))
  expect(said).toEqual(new Set(['changed', 'gone']))
  for (const { subscriptionType } of crmObjects)
    expect(noticeOf(subscriptionType), subscriptionType).toHaveLength(1)
})

test.each([
  ['HubSpot', hubspot],
  ['Pipedrive', pipedrive],
])('every scope that is asked for at %s is explained', (_name, facts) => {
  const explained = readFileSync(join(import.meta.dirname, '../../docs/crm.md'), 'utf8')
  const names = (facts?.scopes ?? []).map(scope => scope.replace(/^(crm\..+)\.write$/, '$1.read'))
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter(scope => !explained.includes(`\`${scope}\``))).toEqual([])
})

test('no file of the project still speaks of the example', () => {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  )
  expect(files.length).toBeGreaterThan(6)
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), 'utf8'), name).not.toContain('parley.example.com')
})

test('every part has a name of its own', () => {
  const uids = [
    'app-hsmeta.json',
    'cards/parley-card-hsmeta.json',
    'webhooks/webhooks-hsmeta.json',
  ].map(path => JSON.parse(read(`src/app/${path}`)).uid)
  expect(new Set(uids).size).toBe(uids.length)
})
