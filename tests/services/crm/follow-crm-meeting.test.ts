import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import {
  type CrmHouse,
  hourMs,
  monday,
  startCrmHouse,
  workingHour,
} from '../../support/crm-house.ts'

let house: CrmHouse
let day = 0
beforeAll(async () => {
  house = await startCrmHouse()
})
afterAll(() => house?.close())
beforeEach(() => {
  day += 1
  house.context.setNow(monday)
})

/** Each test on a working day of its own. */
const at = (hour: number) => workingHour(day, hour)
const span = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour) + hourMs })
const actor = () => ({ kind: 'user', userId: house.ana.id, name: 'Ana' }) as const
const command = (meetingId: string) => ({
  workspaceId: house.workspace.id,
  meetingId,
  actor: actor(),
})

test('F60: what we wrote ourselves comes back and changes nothing', async () => {
  const { id } = await house.book(at(10))
  const writes = house.crm.writes.length
  await house.push()
  await house.poll()
  expect(house.crm.writes).toHaveLength(writes)
  expect(await house.history(id)).toEqual(['booked by Maya Lindt'])
})

test('F60: moved in the CRM, the meeting follows everywhere, and the CRM is not written back', async () => {
  const { id, engagementId } = await house.book(at(10), 'moved@acme.test')
  house.crm.takeNotices()
  const writes = house.crm.writes.length
  house.crm.edit(engagementId, span(13))
  await house.push()
  expect(await house.meeting(id)).toMatchObject({ ...span(13), sequence: 1 })
  const subjects = (await house.mailsTo('moved@acme.test')).map(({ subject }) => subject)
  expect(subjects.filter(subject => subject.includes('Moved'))).toHaveLength(1)
  expect(await house.history(id)).toEqual([
    'booked by Maya Lindt',
    'rescheduled by Clara (FakeCRM)',
  ])
  expect(house.crm.writes).toHaveLength(writes)
  expect((await house.delivery(id)).state).toBe('delivered')
  // Its old time is free again, the new one taken.
  await house.book(at(10), 'again@acme.test')
  await expect(house.book(at(13), 'taken@acme.test')).rejects.toThrow()
})

test('words of a vendor that come twice, late and in any order change nothing twice', async () => {
  const { id, engagementId } = await house.book(at(10), 'twice@acme.test')
  house.crm.edit(engagementId, span(12))
  house.crm.edit(engagementId, { title: 'Renewal' })
  house.crm.edit(engagementId, span(14))
  await house.push()
  const before = await house.history(id)
  const payload = { workspaceId: house.workspace.id, provider: 'fake', engagementId, attempt: 1 }
  for (let count = 0; count < 5; count += 1) await house.jobs.work('follow-crm-meeting', payload)
  await house.jobs.run()
  expect(await house.history(id)).toEqual(before)
  expect(before).toHaveLength(2)
  expect(await house.meeting(id)).toMatchObject({ ...span(14), title: 'Renewal' })
})

test('F39: an outcome written in the CRM stands with the meeting; one of ours stands in the CRM', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.context.setNow(at(11))
  house.crm.edit(engagementId, { outcome: 'no-show' })
  await house.push()
  expect((await house.meeting(id)).outcome).toBe('no-show')
  await recordOutcome(house.context, { ...command(id), outcome: 'completed', notes: 'Went well' })
  await house.jobs.run()
  expect(house.record(engagementId).outcome).toBe('completed')
  house.crm.edit(engagementId, { outcome: 'Second meeting needed' })
  await house.push()
  expect((await house.meeting(id)).outcome).toBe('Second meeting needed')
})

test('F39: an outcome that came from the CRM is undone there too', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.context.setNow(at(11))
  house.crm.edit(engagementId, { outcome: 'no-show' })
  await house.push()
  await undoOutcome(house.context, command(id))
  await house.jobs.run()
  expect((await house.meeting(id)).outcome).toBe('scheduled')
  expect(house.record(engagementId).outcome).toBe('scheduled')
  await house.push()
  expect((await house.meeting(id)).outcome).toBe('scheduled')
})

test('F60: canceled in the CRM, the meeting is canceled, its time free, its people told', async () => {
  const { id, engagementId } = await house.book(at(10), 'canceled@acme.test')
  house.crm.edit(engagementId, { outcome: 'canceled' })
  await house.push()
  expect(await house.meeting(id)).toMatchObject({ status: 'canceled', outcome: 'canceled' })
  const subjects = (await house.mailsTo('canceled@acme.test')).map(({ subject }) => subject).join()
  expect(subjects).toContain('Canceled')
  await house.book(at(10), 'next@acme.test')
})

test('F60: title, description and place follow; what the invitee answered is not taken for a description', async () => {
  const { id, engagementId } = await house.book(at(10))
  const { description } = house.record(engagementId)
  house.crm.edit(engagementId, {
    title: '  Renewal *2027*  ',
    description: `Bring the contract_\r\n${description}`,
    location: 'Main Street 1',
  })
  await house.push()
  const meeting = await house.meeting(id)
  expect(meeting).toMatchObject({
    title: 'Renewal *2027*',
    location: { kind: 'custom', text: 'Main Street 1' },
  })
  expect(meeting.description).toContain('Bring the contract')
  const writes = house.crm.writes.length
  await rescheduleMeeting(house.context, { ...command(id), startsAt: at(15) })
  await house.jobs.run()
  // Only the time was ours to write.
  expect(house.crm.writes.slice(writes).map(({ fields }) => fields)).toEqual([
    ['startsAt', 'endsAt'],
  ])
  expect(house.record(engagementId).title).toBe('  Renewal *2027*  ')
})

test('what is changed on both sides at once in different fields is kept from both', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.edit(engagementId, { title: 'Renewal' })
  await rescheduleMeeting(house.context, { ...command(id), startsAt: at(14) })
  await house.push()
  expect(await house.meeting(id)).toMatchObject({ startsAt: at(14), title: 'Renewal' })
  expect(house.record(engagementId)).toMatchObject({ startsAt: at(14), title: 'Renewal' })
  expect((await house.delivery(id)).state).toBe('delivered')
})

test('a change of ours never writes over a change there that nobody told us of', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.edit(engagementId, { location: 'Room 7' })
  house.crm.takeNotices()
  await rescheduleMeeting(house.context, { ...command(id), startsAt: at(15) })
  await house.jobs.run()
  expect(house.record(engagementId)).toMatchObject({ location: 'Room 7', startsAt: at(15) })
  expect((await house.meeting(id)).location).toEqual({ kind: 'custom', text: 'Room 7' })
})

test('the same change on both sides is no conflict', async () => {
  const { id, engagementId } = await house.book(at(10))
  await rescheduleMeeting(house.context, { ...command(id), startsAt: at(14) })
  house.crm.edit(engagementId, { startsAt: at(14), endsAt: at(14) + hourMs / 2 })
  await house.push()
  expect((await house.delivery(id)).state).toBe('delivered')
  expect(await house.history(id)).toHaveLength(2)
})

test('two processes at once make one change', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.edit(engagementId, span(13))
  house.crm.takeNotices()
  const payload = { workspaceId: house.workspace.id, provider: 'fake', engagementId, attempt: 1 }
  await Promise.all([1, 2, 3].map(() => house.jobs.work('follow-crm-meeting', payload)))
  house.context.setNow(monday + 60_000)
  await house.jobs.run()
  expect(await house.history(id)).toHaveLength(2)
  expect((await house.meeting(id)).startsAt).toBe(at(13))
})

test('a CRM that is away is asked again, and the change is not lost', async () => {
  const { id, engagementId } = await house.book(at(10))
  house.crm.edit(engagementId, span(13))
  house.crm.fault = call => (call === 'readMeeting' ? { code: 'unavailable' } : undefined)
  await house.push()
  expect((await house.meeting(id)).startsAt).toBe(at(10))
  house.crm.fault = () => undefined
  house.context.setNow(monday + hourMs)
  await house.jobs.run()
  expect((await house.meeting(id)).startsAt).toBe(at(13))
})
