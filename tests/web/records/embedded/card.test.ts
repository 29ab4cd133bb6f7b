import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CrmCard } from '../../../../crm/contract/crm-embedding.ts'
import { ProviderError } from '../../../../src/providers/provider-error.ts'
import { cancelMeeting } from '../../../../src/services/meetings/cancel-meeting.ts'
import { aBooking } from '../../../support/builders/a-booking.ts'
import {
  accountId,
  type EmbeddedFixture,
  hubspotHeaders,
  mayaId,
  minuteMs,
  monday,
  otherId,
  pipedriveToken,
  startEmbeddedFixture,
} from './embedded-fixture.ts'

let fixture: EmbeddedFixture
beforeAll(async () => {
  fixture = await startEmbeddedFixture()
})
afterAll(() => fixture?.close())
beforeEach(() => {
  fixture.context.setNow(monday)
  fixture.useCrm('hubspot')
  fixture.crmAnswers(true)
})

const book = async (day: number, hour: number, email = 'Maya@acme.test') => {
  const { meeting } = await aBooking(fixture, {
    startsAt: Date.UTC(2026, 10, day, hour),
    invitee: { email, name: 'Maya Lindt' },
  })
  return meeting
}

const cardOf = async (reply: Response) => (await reply.json()) as CrmCard

test('the card shows the record’s meetings to whom HubSpot names, in their zone, and nobody else’s', async () => {
  await book(3, 9)
  await book(4, 10)
  const canceled = await book(5, 10)
  await book(3, 12, 'somebody@else.test')
  await cancelMeeting(fixture.context, {
    workspaceId: fixture.workspace.id,
    meetingId: canceled.id,
    actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana' },
  })
  fixture.context.setNow(Date.UTC(2026, 10, 3, 18))
  const reply = await fixture.askHubspot()
  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toContain('no-store')
  const card = await cardOf(reply)
  expect(card.upcoming.map(({ when }) => when)).toEqual([
    'Wednesday, 4 November 2026, 11:00 am–11:30 am',
  ])
  expect(card.past.map(({ when }) => when)).toEqual(['Tuesday, 3 November 2026, 10:00 am–10:30 am'])
  expect(card.upcoming[0]).toMatchObject({ host: 'Ana Ruiz', outcome: 'Scheduled' })
  expect(card.upcoming[0]?.url).toMatch(`${fixture.url}/settings/meetings/`)
  expect(card.words.schedule).toBe('Schedule a meeting')
})

test('a meeting that the CRM logged with the contact under another address stands there too, and one that was placed by hand', async () => {
  const logged = await book(6, 9, 'maya@private.test')
  const placed = await book(6, 11, 'cfo@acme.test')
  const { contactId } = await contactOf()
  await fixture.context
    .db('deliveries')
    .where({ meeting_id: logged.id, target: 'crm' })
    .update({ refs: JSON.stringify({ contactId }) })
  await fixture.context
    .db('meetings')
    .where({ id: placed.id })
    .update({
      associations: JSON.stringify([
        { type: 'contacts', id: mayaId },
        { type: 'deals', id: '9' },
      ]),
    })
  fixture.context.setNow(Date.UTC(2026, 10, 5, 12))
  const { upcoming } = await cardOf(await fixture.askHubspot())
  expect(upcoming.map(({ reference }) => reference)).toEqual([logged.reference, placed.reference])
})

const contactOf = async () => {
  const row = await fixture.context.db('crm_contacts').where({ name: 'Maya Lindt' }).first('id')
  return { contactId: row.id as string }
}

test('a record that is none, or of a kind that has no meetings, is not found', async () => {
  expect((await fixture.askHubspot({ objectId: '404' })).status).toBe(404)
  expect((await fixture.askHubspot({ objectTypeId: '0-5' })).status).toBe(404)
})

test('an account that nobody connected here is not found', async () => {
  expect((await fixture.askHubspot({ portalId: '99' })).status).toBe(404)
})

test.each([
  ['nobody’s here', 'new@parley.test'],
  ['of another workspace', 'zoe@other.test'],
])('HubSpot’s user who is %s learns how to be added', async (_who, userEmail) => {
  const reply = await fixture.askHubspot({ userEmail })
  expect(reply.status).toBe(403)
  const { refusal } = (await reply.json()) as { refusal: { title: string; detail: string } }
  expect(refusal.title).toBe('You are not in Parley yet')
  expect(refusal.detail).toContain(`Ask an admin of Demo to add ${userEmail}`)
})

test('without HubSpot’s signature there is nothing, and a session is none', async () => {
  const address = `${fixture.url}/records/hubspot/card?objectId=${mayaId}&objectTypeId=0-1&portalId=${accountId}&userEmail=ana%40parley.test`
  expect((await fetch(address)).status).toBe(404)
  const signed = hubspotHeaders(address, monday)
  expect((await fetch(address, { headers: signed })).status).toBe(200)
  expect((await fetch(address.replace(mayaId, otherId), { headers: signed })).status).toBe(404)
  fixture.context.setNow(monday + 6 * minuteMs)
  expect((await fetch(address, { headers: signed })).status).toBe(404)
})

test('a CRM that does not answer is explained, also to Pipedrive in its own shape', async () => {
  const away = new ProviderError({ provider: 'hubspot', code: 'unavailable', reason: 'away' })
  fixture.crmAnswers(false, away)
  const reply = await fixture.askHubspot()
  expect(reply.status).toBe(503)
  expect(JSON.stringify(await reply.json())).toContain('HubSpot does not answer')
  fixture.useCrm('pipedrive')
  const panel = await fetch(await fixture.pipedriveAddress('panel'))
  expect(panel.status).toBe(503)
  const { error } = (await panel.json()) as { error: { title: string; subtitle: string } }
  expect(error.title).toBe('Pipedrive does not answer')
  expect(error.subtitle).toContain('reconnect Pipedrive')
})

test('Pipedrive’s panel shows the same, to the user whose id the token names', async () => {
  fixture.useCrm('pipedrive')
  const reply = await fetch(await fixture.pipedriveAddress('panel'))
  expect(reply.status).toBe(200)
  const panel = (await reply.json()) as {
    data: { header: string }[]
    external_link: { url: string }
  }
  expect(panel.data[0]?.header).toBe('Demo')
  expect(panel.external_link.url).toBe(
    `${fixture.url}/records/pipedrive/contacts/${mayaId}/schedule`,
  )
})

test.each([
  ['unknown user', { userId: 8, companyId: Number(accountId) }, 403],
  ['company that nobody connected', { userId: 7, companyId: 12 }, 404],
])('a Pipedrive token of an %s shows nothing', async (_whose, claims, status) => {
  fixture.useCrm('pipedrive')
  const token = await pipedriveToken(claims, monday)
  expect((await fetch(await fixture.pipedriveAddress('panel', { token }))).status).toBe(status)
})
