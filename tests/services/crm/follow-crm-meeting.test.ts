import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import {
  type CrmFixture,
  hourMs,
  monday,
  startCrmFixture,
  workingHour,
} from '../../support/crm-fixture.ts'

let fixture: CrmFixture
let day = 0
beforeAll(async () => {
  fixture = await startCrmFixture()
})
afterAll(() => fixture?.close())
beforeEach(() => {
  day += 1
  fixture.context.setNow(monday)
})

/** Each test on a working day of its own. */
const at = (hour: number) => workingHour(day, hour)
const span = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour) + hourMs })
const actor = () => ({ kind: 'user', userId: fixture.ana.id, name: 'Ana' }) as const
const command = (meetingId: string) => ({
  workspaceId: fixture.workspace.id,
  meetingId,
  actor: actor(),
})

test('F60: what we wrote ourselves comes back and changes nothing', async () => {
  const { id } = await fixture.book(at(10))
  const writes = fixture.crm.writes.length
  await fixture.push()
  await fixture.poll()
  expect(fixture.crm.writes).toHaveLength(writes)
  expect(await fixture.history(id)).toEqual(['booked by Maya Lindt'])
})

test('F60: moved in the CRM, the meeting follows everywhere, and the CRM is not written back', async () => {
  const { id, engagementId } = await fixture.book(at(10), 'moved@acme.test')
  fixture.crm.takeNotices()
  const writes = fixture.crm.writes.length
  fixture.crm.edit(engagementId, span(13))
  await fixture.push()
  expect(await fixture.meeting(id)).toMatchObject({ ...span(13), sequence: 1 })
  const subjects = (await fixture.mailsTo('moved@acme.test')).map(({ subject }) => subject)
  expect(subjects.filter(subject => subject.includes('Moved'))).toHaveLength(1)
  expect(await fixture.history(id)).toEqual([
    'booked by Maya Lindt',
    'rescheduled by Clara (FakeCRM)',
  ])
  expect(fixture.crm.writes).toHaveLength(writes)
  expect((await fixture.delivery(id)).state).toBe('delivered')
  // Its old time is free again, the new one taken.
  await fixture.book(at(10), 'again@acme.test')
  await expect(fixture.book(at(13), 'taken@acme.test')).rejects.toThrow()
})

test('words of a vendor that come twice, late and in any order change nothing twice', async () => {
  const { id, engagementId } = await fixture.book(at(10), 'twice@acme.test')
  fixture.crm.edit(engagementId, span(12))
  fixture.crm.edit(engagementId, { title: 'Renewal' })
  fixture.crm.edit(engagementId, span(14))
  await fixture.push()
  const before = await fixture.history(id)
  const payload = { workspaceId: fixture.workspace.id, provider: 'fake', engagementId, attempt: 1 }
  for (let count = 0; count < 5; count += 1) await fixture.jobs.work('follow-crm-meeting', payload)
  await fixture.jobs.run()
  expect(await fixture.history(id)).toEqual(before)
  expect(before).toHaveLength(2)
  expect(await fixture.meeting(id)).toMatchObject({ ...span(14), title: 'Renewal' })
})

test('F39: an outcome written in the CRM stands with the meeting; one of ours stands in the CRM', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.context.setNow(at(11))
  fixture.crm.edit(engagementId, { outcome: 'no-show' })
  await fixture.push()
  expect((await fixture.meeting(id)).outcome).toBe('no-show')
  await recordOutcome(fixture.context, { ...command(id), outcome: 'completed', notes: 'Went well' })
  await fixture.jobs.run()
  expect(fixture.record(engagementId).outcome).toBe('completed')
  fixture.crm.edit(engagementId, { outcome: 'Second meeting needed' })
  await fixture.push()
  expect((await fixture.meeting(id)).outcome).toBe('Second meeting needed')
})

test('F39: an outcome that came from the CRM is undone there too', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.context.setNow(at(11))
  fixture.crm.edit(engagementId, { outcome: 'no-show' })
  await fixture.push()
  await undoOutcome(fixture.context, command(id))
  await fixture.jobs.run()
  expect((await fixture.meeting(id)).outcome).toBe('scheduled')
  expect(fixture.record(engagementId).outcome).toBe('scheduled')
  await fixture.push()
  expect((await fixture.meeting(id)).outcome).toBe('scheduled')
})

test('F60: canceled in the CRM, the meeting is canceled, its time free, its people notified', async () => {
  const { id, engagementId } = await fixture.book(at(10), 'canceled@acme.test')
  fixture.crm.edit(engagementId, { outcome: 'canceled' })
  await fixture.push()
  expect(await fixture.meeting(id)).toMatchObject({ status: 'canceled', outcome: 'canceled' })
  const subjects = (await fixture.mailsTo('canceled@acme.test'))
    .map(({ subject }) => subject)
    .join()
  expect(subjects).toContain('Canceled')
  await fixture.book(at(10), 'next@acme.test')
})

test('F60: title, description and place follow; what the invitee answered is not taken for a description', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  const { description } = fixture.record(engagementId)
  fixture.crm.edit(engagementId, {
    title: '  Renewal *2027*  ',
    description: `Bring the contract_\r\n${description}`,
    location: 'Main Street 1',
  })
  await fixture.push()
  const meeting = await fixture.meeting(id)
  expect(meeting).toMatchObject({
    title: 'Renewal *2027*',
    location: { kind: 'custom', text: 'Main Street 1' },
  })
  expect(meeting.description).toContain('Bring the contract')
  const writes = fixture.crm.writes.length
  await rescheduleMeeting(fixture.context, { ...command(id), startsAt: at(15) })
  await fixture.jobs.run()
  // Only the time was ours to write.
  expect(fixture.crm.writes.slice(writes).map(({ fields }) => fields)).toEqual([
    ['startsAt', 'endsAt'],
  ])
  expect(fixture.record(engagementId).title).toBe('  Renewal *2027*  ')
})

test('what is changed on both sides at once in different fields is kept from both', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.edit(engagementId, { title: 'Renewal' })
  await rescheduleMeeting(fixture.context, { ...command(id), startsAt: at(14) })
  await fixture.push()
  expect(await fixture.meeting(id)).toMatchObject({ startsAt: at(14), title: 'Renewal' })
  expect(fixture.record(engagementId)).toMatchObject({ startsAt: at(14), title: 'Renewal' })
  expect((await fixture.delivery(id)).state).toBe('delivered')
})

test('a change of ours never writes over a change there that was not reported to us', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.edit(engagementId, { location: 'Room 7' })
  fixture.crm.takeNotices()
  await rescheduleMeeting(fixture.context, { ...command(id), startsAt: at(15) })
  await fixture.jobs.run()
  expect(fixture.record(engagementId)).toMatchObject({ location: 'Room 7', startsAt: at(15) })
  expect((await fixture.meeting(id)).location).toEqual({ kind: 'custom', text: 'Room 7' })
})

test('the same change on both sides is no conflict', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  await rescheduleMeeting(fixture.context, { ...command(id), startsAt: at(14) })
  fixture.crm.edit(engagementId, { startsAt: at(14), endsAt: at(14) + hourMs / 2 })
  await fixture.push()
  expect((await fixture.delivery(id)).state).toBe('delivered')
  expect(await fixture.history(id)).toHaveLength(2)
})

test('two processes at once make one change', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.edit(engagementId, span(13))
  fixture.crm.takeNotices()
  const payload = { workspaceId: fixture.workspace.id, provider: 'fake', engagementId, attempt: 1 }
  await Promise.all([1, 2, 3].map(() => fixture.jobs.work('follow-crm-meeting', payload)))
  fixture.context.setNow(monday + 60_000)
  await fixture.jobs.run()
  expect(await fixture.history(id)).toHaveLength(2)
  expect((await fixture.meeting(id)).startsAt).toBe(at(13))
})

test('a CRM that is away is asked again, and the change is not lost', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  fixture.crm.edit(engagementId, span(13))
  fixture.crm.fault = call => (call === 'readMeeting' ? { code: 'unavailable' } : undefined)
  await fixture.push()
  expect((await fixture.meeting(id)).startsAt).toBe(at(10))
  fixture.crm.fault = () => undefined
  fixture.context.setNow(monday + hourMs)
  await fixture.jobs.run()
  expect((await fixture.meeting(id)).startsAt).toBe(at(13))
})
