import { afterEach, beforeEach, expect, test } from 'vitest'
import { retryPending } from '../../../src/services/deliveries/deliveries.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { type OutageFixture, startOutageFixture } from './outage-fixture.ts'

let fixture: OutageFixture

beforeEach(async () => {
  fixture = await startOutageFixture()
})
afterEach(async () => {
  expect(fixture.hubspot.invalidRequests).toEqual([])
  await fixture.close()
})

const namesInHubspot = () =>
  fixture.hubspot.state.list('meetings').map(({ properties }) => properties.hs_meeting_title)
const crmLines = () => fixture.database.db('deliveries').where({ target: { kind: 'crm' } })
/** The earliest first. */
const healthMails = async (email = fixture.ana.email) =>
  (await listKeptMails(fixture.database.db))
    .filter(({ to, subject }) => to === email && subject.startsWith('HubSpot'))
    .reverse()
/** In the order of their making, by the invitee's number. */
const contactsMade = () =>
  fixture.hubspot.state.list('contacts').map(({ properties }) => properties.email)

test('F49: half an hour without HubSpot: bookings succeed, each record appears once, in order, for few requests', async () => {
  fixture.answer(503)
  for (let number = 0; number < 10; number += 1) {
    await fixture.book(number)
    await fixture.pass(3)
  }
  expect(namesInHubspot()).toEqual([])
  expect(await fixture.outages()).toHaveLength(1)
  const during = fixture.hubspot.state.requests.length
  expect(during).toBeGreaterThan(5)
  expect(during).toBeLessThan(60)
  fixture.answer(undefined)
  await fixture.pass(5)
  expect(namesInHubspot()).toHaveLength(10)
  expect(new Set(contactsMade()).size).toBe(10)
  // The one that was tried was there first; those that waited follow in the order of their booking.
  const [, ...rest] = contactsMade()
  expect(rest).toEqual([...rest].sort())
  expect((await crmLines()).every(({ state }) => state === 'delivered')).toBe(true)
})

test('F53 M9: each admin is notified once that it is out and once that it works again, with what waited', async () => {
  fixture.answer(503)
  for (let number = 0; number < 3; number += 1) await fixture.book(number)
  await fixture.pass(8)
  expect(await healthMails()).toEqual([])
  await fixture.pass(22)
  const [out, ...others] = await healthMails()
  expect(others).toEqual([])
  expect(out?.text).toContain('HubSpot has not answered since 09:01.')
  expect(out?.text).toContain('Bookings continue; 3 records are queued')
  fixture.answer(undefined)
  await fixture.pass(5)
  const [, back, ...more] = await healthMails()
  expect(more).toEqual([])
  expect(back?.text).toMatch(/HubSpot works again since \d\d:\d\d; 3 records were synced\./)
  expect(await healthMails(fixture.ben.email)).toHaveLength(2)
})

test('a quick passing error reaches nobody', async () => {
  fixture.answer(503)
  await fixture.book(0)
  await fixture.pass(2)
  fixture.answer(undefined)
  await fixture.pass(10)
  expect(namesInHubspot()).toHaveLength(1)
  expect(await healthMails()).toEqual([])
})

test('a limit on requests is no outage until it has lasted an hour', async () => {
  fixture.answer(429)
  await fixture.book(0)
  await fixture.pass(50)
  expect(await healthMails()).toEqual([])
  await fixture.pass(20)
  expect(await healthMails()).toMatchObject([{ subject: 'HubSpot limits our requests' }])
})

test('F53: a refused token is reported at once, with the way to connect again', async () => {
  fixture.answer(401)
  await fixture.book(0)
  await fixture.book(1)
  await fixture.drain.run()
  const [mail] = await healthMails()
  expect(mail?.subject).toBe('HubSpot is disconnected')
  expect(mail?.text).toContain('HubSpot rejected our token at 09:00.')
  expect(mail?.text).toContain('will sync after you reconnect')
  expect(mail?.text).toContain('http://parley.test/settings/connections')
})

test('one bad record keeps nobody waiting: the next is tried in its place', async () => {
  await fixture.book(0)
  await fixture.drain.run()
  const [first] = fixture.hubspot.state.list('meetings')
  fixture.answer(503)
  const { workspaceId, id: meetingId } = await fixture.meeting(0)
  const actor = { kind: 'system', name: 'test' } as const
  await cancelMeeting(fixture.context, { workspaceId, meetingId, actor })
  await fixture.pass(5)
  await fixture.book(1)
  await fixture.pass(1)
  // From now on it is only the first one's record that HubSpot cannot read.
  fixture.hubspot.faults.plan(call =>
    call.endsWith(`/${first?.id}`) ? { status: 503 } : undefined,
  )
  await fixture.pass(5)
  expect(contactsMade()).toEqual(['guest0@acme.test', 'guest1@acme.test'])
  expect(await healthMails()).toEqual([])
})

test('one that comes back within half an hour is the same, and nobody gets another mail', async () => {
  fixture.answer(503)
  await fixture.book(0)
  await fixture.pass(15)
  fixture.answer(undefined)
  await fixture.pass(6)
  expect(await healthMails()).toHaveLength(2)
  fixture.answer(503)
  await fixture.book(1)
  await fixture.pass(15)
  fixture.answer(undefined)
  await fixture.pass(6)
  expect(await fixture.outages()).toHaveLength(1)
  expect(await healthMails()).toHaveLength(2)
  expect(namesInHubspot()).toHaveLength(2)
})

test('F49: what waits is tried when a person says so, without waiting for the next minute', async () => {
  fixture.answer(503)
  await fixture.book(0)
  await fixture.book(1)
  await fixture.pass(6)
  fixture.answer(undefined)
  await retryPending(fixture.context, {
    workspaceId: fixture.workspace.id,
    target: { kind: 'crm' },
  })
  await fixture.drain.run()
  expect(namesInHubspot()).toHaveLength(2)
})
