import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { type BrowserSession, signInAs } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const waiting = { timeout: 15_000, interval: 50 }
const secret = 'client secret'
let now = monday
let hubspot: HubspotStandIn
let app: TestApp

async function connect(admin: BrowserSession) {
  const { location } = await admin.get('/oauth/hubspot/start')
  hubspot.state.grants.codes.add('good')
  const state = new URL(location ?? '').searchParams.get('state') ?? ''
  await admin.get(`/oauth/hubspot/callback?${new URLSearchParams({ code: 'good', state })}`)
}

beforeAll(async () => {
  hubspot = await startHubspotStandIn()
  app = await startTestApp({
    clock: () => now,
    env: {
      HUBSPOT_CLIENT_ID: 'client',
      HUBSPOT_CLIENT_SECRET: secret,
      HUBSPOT_API_URL: hubspot.url,
    },
  })
  hubspot.state.addOwner(app.ana.email)
  await connect(await signInAs(app, app.ana))
})
afterAll(async () => {
  await app?.close()
  expect(hubspot?.invalidRequests).toEqual([])
  await hubspot?.close()
})

/** As HubSpot posts it. */
function tell(objectId: string, signedWith = secret) {
  const url = `${app.url}/webhooks/hubspot`
  const event = {
    eventId: Math.floor(Math.random() * 1e9),
    portalId: 4711,
    occurredAt: now,
    subscriptionType: 'object.propertyChange',
    objectTypeId: '0-47',
    objectId: Number(objectId),
  }
  const body = JSON.stringify([event])
  const signature = createHmac('sha256', signedWith)
    .update(`POST${url}${body}${now}`)
    .digest('base64')
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-hubspot-request-timestamp': String(now),
      'x-hubspot-signature-v3': signature,
    },
  })
}

const meetingOf = (meetingId: string) =>
  getMeeting(app.context, { workspaceId: app.workspace.id, meetingId })

async function book(hour: number) {
  const { meeting } = await aBooking(app, { startsAt: Date.UTC(2026, 10, 4, hour) })
  const delivered = async () =>
    app
      .db('deliveries')
      .where({ meeting_id: meeting.id, target: 'crm', state: 'delivered' })
      .first()
  await vi.waitUntil(delivered, waiting)
  const { engagementId } = (await delivered()).refs
  const record = hubspot.state.find('meetings', engagementId)
  if (!record) throw new Error('No record at HubSpot')
  return { meetingId: meeting.id, engagementId, record }
}

test('F39 F60: moved and judged in HubSpot, the meeting follows within seconds; judged here, HubSpot does', async () => {
  const { meetingId, engagementId, record } = await book(10)
  const startsAt = Date.UTC(2026, 10, 4, 13)
  hubspot.state.change(record, {
    hs_timestamp: new Date(startsAt).toISOString(),
    hs_meeting_start_time: new Date(startsAt).toISOString(),
    hs_meeting_end_time: new Date(startsAt + 30 * 60_000).toISOString(),
    hs_meeting_title: 'Renewal',
  })
  expect((await tell(engagementId)).status).toBe(204)
  await vi.waitFor(
    async () => expect(await meetingOf(meetingId)).toMatchObject({ startsAt, title: 'Renewal' }),
    waiting,
  )
  hubspot.state.change(record, { hs_meeting_outcome: 'NO_SHOW' })
  await tell(engagementId)
  await vi.waitFor(
    async () => expect((await meetingOf(meetingId)).outcome).toBe('no-show'),
    waiting,
  )
  now = startsAt
  const actor = { kind: 'user', userId: app.ana.id, name: 'Ana' } as const
  const command = { workspaceId: app.workspace.id, meetingId, actor }
  await recordOutcome(app.context, { ...command, outcome: 'completed' })
  await vi.waitFor(() => expect(record.properties.hs_meeting_outcome).toBe('COMPLETED'), waiting)
  expect(record.properties.hs_meeting_title).toBe('Renewal')
})

test('what HubSpot did not sign is refused', async () => {
  expect((await tell('1', 'another secret')).status).toBe(401)
})
