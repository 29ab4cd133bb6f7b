import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aUser } from '../../support/builders/a-user.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const waiting = { timeout: 10_000, interval: 50 }
let now = monday
let hubspot: HubspotStandIn
let app: TestApp
let admin: BrowserSession

beforeAll(async () => {
  hubspot = await startHubspotStandIn()
  app = await startTestApp({
    clock: () => now,
    env: {
      HUBSPOT_CLIENT_ID: 'client',
      HUBSPOT_CLIENT_SECRET: 'client secret',
      HUBSPOT_API_URL: hubspot.url,
    },
  })
  admin = await signInAs(app, app.ana)
})
afterAll(async () => {
  await app?.close()
  expect(hubspot?.invalidRequests).toEqual([])
  await hubspot?.close()
})

/** The person gives the access at HubSpot and comes back. */
async function comeBack(change: Record<string, string> = {}, browser = admin) {
  const { location } = await browser.get('/oauth/hubspot/start')
  const address = new URL(location ?? '')
  hubspot.state.grants.codes.add('good')
  const answer = { code: 'good', state: address.searchParams.get('state') ?? '', ...change }
  const reply = await browser.get(`/oauth/hubspot/callback?${new URLSearchParams(answer)}`)
  return { address, reply }
}

const crmOf = async () => (await app.context.crmFor(app.workspace.id)).id

test('before, the records are kept here and the page offers to connect', async () => {
  const { body } = await admin.get('/settings/connections')
  expect(body).toContain('Records are kept here')
  expect(body).toContain('href="/oauth/hubspot/start"')
  expect(await crmOf()).toBe('builtin')
})

test.each([
  ['a state that is not this browser’s', { state: 'planted' }],
  ['a code that is worth nothing', { code: 'made up' }],
  ['the access refused', { error: 'access_denied' }],
])('%s connects nothing, and the page says so', async (_what, change) => {
  const { reply } = await comeBack(change)
  expect(reply.location).toBe('/settings/connections?refused=hubspot')
  expect((await admin.get(reply.location ?? '')).body).toContain('HubSpot was not connected')
  expect(await crmOf()).toBe('builtin')
})

test('a callback out of nowhere connects nothing', async () => {
  hubspot.state.grants.codes.add('good')
  const reply = await admin.get('/oauth/hubspot/callback?code=good&state=x')
  expect(reply.location).toBe('/settings/connections?refused=hubspot')
})

test('an admin connects HubSpot: state, PKCE, tokens sealed, meetings written there', async () => {
  const { address, reply } = await comeBack()
  expect(address.pathname).toBe('/oauth/authorize')
  expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  expect(address.searchParams.get('redirect_uri')).toBe(`${app.url}/oauth/hubspot/callback`)
  expect(hubspot.state.grants.verifiers.at(-1)).toMatch(/^[\w~.-]{43,}$/)
  const { body } = await admin.get(reply.location ?? '')
  expect(body).toContain('HubSpot is connected now.')
  expect(body).toContain('acme.example (portal 4711) is connected.')
  const rows = await app.db('connections').select('*')
  expect(JSON.stringify(rows)).not.toMatch(/access-\d|refresh-\d/)
  expect(await crmOf()).toBe('hubspot')
  expect((await admin.get('/records')).body).toContain('Your contacts live in your CRM')
})

const writeMeeting = async (hour: number) => {
  const { meeting } = await aBooking(app, {
    startsAt: Date.UTC(2026, 10, 4, hour),
    invitee: { email: 'maya@acme.test' },
  })
  return meeting
}

test('an access token that has ended is renewed once for all who ask, and the next refresh token kept', async () => {
  const issuedBefore = hubspot.state.grants.issued
  now = monday + 31 * 60_000
  const crm = await app.context.crmFor(app.workspace.id)
  await Promise.all([1, 2, 3, 4].map(() => crm.findContactByEmail('maya@acme.test')))
  expect(hubspot.state.grants.issued).toBe(issuedBefore + 1)
  now += 31 * 60_000
  await crm.findContactByEmail('maya@acme.test')
  expect(hubspot.state.grants.issued).toBe(issuedBefore + 2)
})

test('F49 F53: access withdrawn at HubSpot: bookings go on, settings say what to do, reconnecting delivers what is pending', async () => {
  hubspot.state.grants.refreshToken = undefined
  now += 31 * 60_000
  const meeting = await writeMeeting(10)
  const stateOf = async () => {
    const [row] = await app.db('deliveries').where({ meeting_id: meeting.id, target: 'crm' })
    return row.state
  }
  await vi.waitFor(async () => expect(await stateOf()).toBe('failed'), waiting)
  const crm = await app.context.crmFor(app.workspace.id)
  await expect(crm.findContactByEmail('maya@acme.test')).rejects.toMatchObject({
    code: 'unauthorized',
  })
  const { body } = await admin.get('/settings/connections')
  expect(body).toContain('was lost')
  expect(body).toContain('Reconnect HubSpot')
  await comeBack()
  expect((await admin.get('/settings/connections')).body).toContain('is connected.')
  await vi.waitFor(async () => expect(await stateOf()).toBe('delivered'), waiting)
  expect(hubspot.state.list('meetings')).toHaveLength(1)
})

test('a rep may neither connect nor disconnect', async () => {
  const rep = await aUser(app, { name: 'Rita Rep' })
  const asRep = await signInAs(app, rep)
  expect((await asRep.get('/oauth/hubspot/start')).status).toBe(403)
  const { id } = await app.db('connections').first('id')
  const removal = `/settings/connections/${id}/remove`
  expect((await asRep.submit('/settings/hours', removal, {})).status).toBe(403)
  expect((await asRep.get('/settings/connections')).body).toContain('Only an admin')
  await admin.submit('/settings/connections', removal, {})
  expect(await crmOf()).toBe('builtin')
})
