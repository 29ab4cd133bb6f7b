import { afterEach, beforeEach, expect, test } from 'vitest'
import { retryOwed } from '../../../src/services/deliveries/deliveries.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { type OutageHouse, startOutageHouse } from './outage-house.ts'

let house: OutageHouse

beforeEach(async () => {
  house = await startOutageHouse()
})
afterEach(async () => {
  expect(house.hubspot.invalidRequests).toEqual([])
  await house.close()
})

const namesInHubspot = () =>
  house.hubspot.state.list('meetings').map(({ properties }) => properties.hs_meeting_title)
const crmLines = () => house.database.db('deliveries').where({ target: 'crm' })
/** The earliest first. */
const healthMails = async (email = house.ana.email) =>
  (await listKeptMails(house.database.db))
    .filter(({ to, subject }) => to === email && subject.startsWith('HubSpot'))
    .reverse()
/** In the order of their making, by the invitee's number. */
const contactsMade = () =>
  house.hubspot.state.list('contacts').map(({ properties }) => properties.email)

test('F49: half an hour without HubSpot: bookings succeed, each record appears once, in order, for few requests', async () => {
  house.answer(503)
  for (let number = 0; number < 10; number += 1) {
    await house.book(number)
    await house.pass(3)
  }
  expect(namesInHubspot()).toEqual([])
  expect(await house.outages()).toHaveLength(1)
  const during = house.hubspot.state.requests.length
  expect(during).toBeGreaterThan(5)
  expect(during).toBeLessThan(60)
  house.answer(undefined)
  await house.pass(5)
  expect(namesInHubspot()).toHaveLength(10)
  expect(new Set(contactsMade()).size).toBe(10)
  // The one that was tried was there first; those that waited follow in the order of their booking.
  const [, ...rest] = contactsMade()
  expect(rest).toEqual([...rest].sort())
  expect((await crmLines()).every(({ state }) => state === 'delivered')).toBe(true)
})

test('F53 M9: each admin is told once that it is out and once that it works again, with what waited', async () => {
  house.answer(503)
  for (let number = 0; number < 3; number += 1) await house.book(number)
  await house.pass(8)
  expect(await healthMails()).toEqual([])
  await house.pass(22)
  const [out, ...others] = await healthMails()
  expect(others).toEqual([])
  expect(out?.text).toContain('HubSpot has not answered since 09:01.')
  expect(out?.text).toContain('Bookings continue; 3 records are queued')
  house.answer(undefined)
  await house.pass(5)
  const [, back, ...more] = await healthMails()
  expect(more).toEqual([])
  expect(back?.text).toMatch(/HubSpot works again since \d\d:\d\d; 3 records were synced\./)
  expect(await healthMails(house.ben.email)).toHaveLength(2)
})

test('a quick passing error is told to nobody', async () => {
  house.answer(503)
  await house.book(0)
  await house.pass(2)
  house.answer(undefined)
  await house.pass(10)
  expect(namesInHubspot()).toHaveLength(1)
  expect(await healthMails()).toEqual([])
})

test('a limit on requests is no outage until it has lasted an hour', async () => {
  house.answer(429)
  await house.book(0)
  await house.pass(50)
  expect(await healthMails()).toEqual([])
  await house.pass(20)
  expect(await healthMails()).toMatchObject([{ subject: 'HubSpot limits our requests' }])
})

test('F53: a token that is refused is told at once, with the way to connect again', async () => {
  house.answer(401)
  await house.book(0)
  await house.book(1)
  await house.drain.run()
  const [mail] = await healthMails()
  expect(mail?.subject).toBe('HubSpot is disconnected')
  expect(mail?.text).toContain('HubSpot rejected our token at 09:00.')
  expect(mail?.text).toContain('will sync after you reconnect')
  expect(mail?.text).toContain('http://parley.test/settings/connections')
})

test('one bad record keeps nobody waiting: the next is tried in its place', async () => {
  await house.book(0)
  await house.drain.run()
  const [first] = house.hubspot.state.list('meetings')
  house.answer(503)
  const { workspaceId, id: meetingId } = await house.meeting(0)
  const actor = { kind: 'system', name: 'test' } as const
  await cancelMeeting(house.context, { workspaceId, meetingId, actor })
  await house.pass(5)
  await house.book(1)
  await house.pass(1)
  // From now on it is only the first one's record that HubSpot cannot read.
  house.hubspot.faults.plan(call => (call.endsWith(`/${first?.id}`) ? { status: 503 } : undefined))
  await house.pass(5)
  expect(contactsMade()).toEqual(['guest0@acme.test', 'guest1@acme.test'])
  expect(await healthMails()).toEqual([])
})

test('one that comes back within half an hour is the same, and nobody gets another mail', async () => {
  house.answer(503)
  await house.book(0)
  await house.pass(15)
  house.answer(undefined)
  await house.pass(6)
  expect(await healthMails()).toHaveLength(2)
  house.answer(503)
  await house.book(1)
  await house.pass(15)
  house.answer(undefined)
  await house.pass(6)
  expect(await house.outages()).toHaveLength(1)
  expect(await healthMails()).toHaveLength(2)
  expect(namesInHubspot()).toHaveLength(2)
})

test('F49: what waits is tried when a person says so, without waiting for the next minute', async () => {
  house.answer(503)
  await house.book(0)
  await house.book(1)
  await house.pass(6)
  house.answer(undefined)
  await retryOwed(house.context, { workspaceId: house.workspace.id, target: 'crm' })
  await house.drain.run()
  expect(namesInHubspot()).toHaveLength(2)
})
