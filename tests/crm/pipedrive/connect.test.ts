import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { saveConnection } from '../../../src/services/workspace/connections.ts'
import { crmChooser } from '../../../src/start/crm-providers.ts'
import { apiToken } from '../../contracts/pipedrive-account.ts'
import { signInAs } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import {
  type PipedriveStandIn,
  startPipedriveStandIn,
} from '../../support/pipedrive-stand-in/start-pipedrive-stand-in.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const waiting = { timeout: 10_000, interval: 50 }
const hubspotApp = { HUBSPOT_CLIENT_ID: 'client', HUBSPOT_CLIENT_SECRET: 'secret' }
let now: number
let standIn: PipedriveStandIn
let app: TestApp

const envOf = () => ({
  PIPEDRIVE_CLIENT_ID: 'client',
  PIPEDRIVE_CLIENT_SECRET: 'client secret',
  PIPEDRIVE_API_URL: standIn.url,
  PIPEDRIVE_OAUTH_URL: `${standIn.url}/`,
})

beforeEach(async () => {
  now = monday
  standIn = await startPipedriveStandIn()
  app = await startTestApp({ clock: () => now, env: envOf() })
})
afterEach(async () => {
  await app.close()
  await standIn.close()
  expect(standIn.invalidRequests).toEqual([])
})

/** The person gives the access at Pipedrive and comes back. */
async function connect() {
  const admin = await signInAs(app, app.ana)
  const { location } = await admin.get('/oauth/pipedrive/start')
  const address = new URL(location ?? '')
  standIn.state.grants.codes.add('good')
  const answer = { code: 'good', state: address.searchParams.get('state') ?? '' }
  const reply = await admin.get(`/oauth/pipedrive/callback?${new URLSearchParams(answer)}`)
  return { address, page: await admin.get(reply.location ?? '') }
}

const book = async (hour: number) => aBooking(app, { startsAt: Date.UTC(2026, 10, 4, hour) })

test('an admin connects Pipedrive, and meetings are written there, also when the token was renewed', async () => {
  const { address, page } = await connect()
  expect(address.href).toMatch(`${standIn.url}/oauth/authorize?`)
  expect(page.body).toContain('Pipedrive is connected now.')
  expect(page.body).toContain('Acme (acme.pipedrive.com) is connected.')
  expect((await app.context.crmFor(app.workspace.id)).id).toBe('pipedrive')
  await book(10)
  await vi.waitFor(() => expect(standIn.state.list('activities')).toHaveLength(1), waiting)
  now += 61 * 60_000
  await book(12)
  await vi.waitFor(() => expect(standIn.state.list('activities')).toHaveLength(2), waiting)
  expect(standIn.state.grants.issued).toBe(2)
  expect(standIn.state.list('persons')).toHaveLength(1)
})

test('one CRM per workspace: HubSpot before Pipedrive before the built-in, a key before an account', async () => {
  const { db, cipher } = app.context
  const idWith = async (env: Record<string, string>) => {
    const config = readConfig({ ...envOf(), ...env })
    const choose = crmChooser({ config, db, cipher, clock: () => now })
    return (await choose(app.workspace.id)).id
  }
  expect(await idWith({})).toBe('builtin')
  expect(await idWith({ PIPEDRIVE_API_TOKEN: apiToken })).toBe('pipedrive')
  expect(await idWith({ PIPEDRIVE_API_TOKEN: apiToken, HUBSPOT_SERVICE_KEY: 'key' })).toBe(
    'hubspot',
  )
  await connect()
  expect(await idWith(hubspotApp)).toBe('pipedrive')
  await saveConnection(app.context, {
    workspaceId: app.workspace.id,
    provider: 'hubspot',
    externalId: '1',
    label: 'Acme',
    accessToken: 'access',
    refreshToken: undefined,
    expiresAt: undefined,
    scopes: [],
  })
  expect(await idWith({})).toBe('pipedrive')
  expect(await idWith(hubspotApp)).toBe('hubspot')
})

test('half an app and a token of another form are reported at the start', () => {
  expect(() => readConfig({ PIPEDRIVE_CLIENT_ID: 'x' })).toThrow(/PIPEDRIVE_CLIENT_SECRET/)
  expect(() => readConfig({ PIPEDRIVE_API_TOKEN: 'x' })).toThrow(/40 digits/)
})
