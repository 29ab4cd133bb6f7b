import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { retryDelivery } from '../../../src/services/deliveries/deliveries.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { ensureCrmCursor } from '../../../src/store/crm/crm-cursors.ts'
import {
  type CrmFixture,
  hourMs,
  monday,
  startCrmFixture,
  workingHour,
} from '../../support/crm-fixture.ts'

const minuteMs = 60_000
let fixture: CrmFixture
let day = 0
let now = monday
beforeAll(async () => {
  fixture = await startCrmFixture()
  await ensureCrmCursor(fixture.database.db, {
    workspaceId: fixture.workspace.id,
    provider: 'fake',
    beginsAt: monday - hourMs,
  })
})
afterAll(() => fixture?.close())
/** Each test a quarter of an hour after the one before, with meetings on a working day of its own. */
beforeEach(() => {
  day += 1
  now += 15 * minuteMs
  fixture.context.setNow(now)
  fixture.crm.takeNotices()
})

const at = (hour: number) => workingHour(day, hour)
const span = (hour: number) => ({ startsAt: at(hour), endsAt: at(hour) + hourMs })
const later = async (ms: number) => {
  now += ms
  fixture.context.setNow(now)
  await fixture.jobs.run()
}
const made = (changes: object = {}) => ({
  title: 'Renewal',
  ...span(10),
  outcome: 'scheduled',
  description: 'What comes *next* year',
  location: '',
  hostEmail: 'Ana@parley.test',
  contacts: [{ id: 'c1', email: `made${day}@acme.test`, name: 'Maya Lindt' }],
  ...changes,
})
const meetingsWith = async (email: string) =>
  fixture.database.db('attendees').where({ email }).select('meeting_id')

test('F28: a meeting made in the CRM is kept once, however often and whoever reports it', async () => {
  const engagementId = fixture.crm.make(made())
  const payload = { workspaceId: fixture.workspace.id, provider: 'fake', engagementId, attempt: 1 }
  await Promise.all([1, 2, 3].map(() => fixture.jobs.work('follow-crm-meeting', payload)))
  await fixture.push()
  await fixture.poll()
  const rows = await meetingsWith(`made${day}@acme.test`)
  expect(rows).toHaveLength(1)
  const meeting = await fixture.meeting(rows[0].meeting_id)
  expect(meeting).toMatchObject({
    title: 'Renewal',
    source: 'record',
    ...span(10),
    host: { id: fixture.ana.id },
  })
  // The record is adopted: none beside it, and it is not written.
  expect(fixture.crm.records().filter(({ startsAt }) => startsAt === at(10))).toHaveLength(1)
  expect(fixture.crm.writes.filter(write => write.engagementId === engagementId)).toEqual([])
  // Without a calendar kept in step it is recorded only.
  expect(await fixture.mailsTo(`made${day}@acme.test`)).toEqual([])
  await expect(fixture.book(at(10))).rejects.toThrow()
})

test('F25: a meeting made in the CRM is shown in the zone that its contact used last, else in the host’s', async () => {
  const email = `made${day}@acme.test`
  await fixture.book(at(9), email)
  fixture.crm.takeNotices()
  const stranger = `new${day}@acme.test`
  fixture.crm.make(made())
  fixture.crm.make(made({ ...span(14), contacts: [{ id: 'c2', email: stranger, name: 'Jo' }] }))
  await fixture.push()
  const zonesOf = async (address: string) => {
    const rows: { meeting_id: string }[] = await meetingsWith(address)
    const meetings = await Promise.all(rows.map(row => fixture.meeting(row.meeting_id)))
    return meetings.map(({ source, timeZone }) => `${source} ${timeZone}`).sort()
  }
  expect(await zonesOf(email)).toEqual(['page Europe/Warsaw', 'record Europe/Warsaw'])
  expect(await zonesOf(stranger)).toEqual(['record Europe/Berlin'])
})

test('F28 F60: what was adopted follows its record, and its record follows it', async () => {
  const engagementId = fixture.crm.make(made())
  await fixture.push()
  const [row] = await meetingsWith(`made${day}@acme.test`)
  fixture.crm.edit(engagementId, span(12))
  await fixture.push()
  expect((await fixture.meeting(row.meeting_id)).startsAt).toBe(at(12))
  await rescheduleMeeting(fixture.context, {
    workspaceId: fixture.workspace.id,
    meetingId: row.meeting_id,
    startsAt: at(14),
    actor: { kind: 'user', userId: fixture.ana.id, name: 'Ana' },
  })
  await fixture.jobs.run()
  expect(fixture.record(engagementId)).toMatchObject({ startsAt: at(14), title: 'Renewal' })
})

test.each([
  ['of somebody who is no user of ours', { hostEmail: 'nobody@else.test' }],
  ['without a contact', { contacts: [] }],
  [
    'whose contact has no usable address',
    { contacts: [{ id: 'c', email: 'no address', name: 'M' }] },
  ],
  ['that was logged afterwards', { startsAt: monday - 2 * hourMs, endsAt: monday - hourMs }],
  ['that is over by its outcome', { outcome: 'completed' }],
  [
    'that was made before the CRM was connected, however lately it was edited',
    { createdAt: monday - 24 * hourMs },
  ],
  ['as a copy of our own event', { iCalUid: 'own' }],
  // Its event has invited the contact: ours would be a second invitation.
  ['that stands in a calendar', { iCalUid: 'event@calendar.test' }],
  // Of another workspace on the same account, or of another installation.
  ['that another Parley wrote', { meetingId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' }],
])('a meeting made in the CRM %s is not taken', async (_why, changes) => {
  const count = async () => (await fixture.database.db('meetings').select('id')).length
  const own = await fixture.book(at(15))
  const before = await count()
  const isOwn = 'iCalUid' in changes && changes.iCalUid === 'own'
  fixture.crm.make(made(isOwn ? { iCalUid: `${own.id}@parley` } : changes))
  await fixture.push()
  expect(await count()).toBe(before)
})

test('a meeting we have at that time with that person is not taken twice', async () => {
  const email = `same${day}@acme.test`
  await fixture.book(at(10), email)
  fixture.crm.make(made({ contacts: [{ id: 'c', email: email.toUpperCase(), name: 'Maya' }] }))
  await fixture.push()
  expect(await meetingsWith(email)).toHaveLength(1)
  expect(await meetingsWith(email.toUpperCase())).toEqual([])
})

test('F60: a record deleted in the CRM cancels its meeting, and is not made anew', async () => {
  const { id, engagementId } = await fixture.book(at(10), 'deleted@acme.test')
  fixture.crm.takeNotices()
  fixture.crm.remove(engagementId)
  await fixture.push()
  expect((await fixture.meeting(id)).status).toBe('scheduled')
  await later(minuteMs)
  expect(await fixture.meeting(id)).toMatchObject({
    status: 'canceled',
    cancelReason: 'Deleted in FakeCRM',
  })
  expect(fixture.crm.record(engagementId)).toBeUndefined()
  expect(fixture.crm.records().filter(({ meetingId }) => meetingId === id)).toEqual([])
})

test('a record that was deleted and restored changes nothing', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  const { ...held } = fixture.record(engagementId)
  fixture.crm.remove(engagementId)
  await fixture.push()
  const restored = fixture.crm.provider
  const read = restored.readMeeting
  restored.readMeeting = async asked => (asked === engagementId ? held : read(asked))
  await later(minuteMs)
  restored.readMeeting = read
  expect((await fixture.meeting(id)).status).toBe('scheduled')
  expect((await fixture.delivery(id)).refs).not.toHaveProperty('deletedAt')
})

test('a meeting that is over stays as it was when its record is deleted', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  const { endsAt } = await fixture.meeting(id)
  fixture.context.setNow(endsAt + minuteMs)
  fixture.crm.remove(engagementId)
  await fixture.push()
  fixture.context.setNow(endsAt + hourMs)
  await fixture.jobs.run()
  expect((await fixture.meeting(id)).status).toBe('scheduled')
})

test('a meeting with an outcome keeps it when its record is deleted before its end', async () => {
  const { id, engagementId } = await fixture.book(at(10))
  const { workspaceId } = await fixture.meeting(id)
  const back = now
  now = at(10) + minuteMs
  fixture.context.setNow(now)
  const actor = { kind: 'system', name: 'Test' } as const
  await recordOutcome(fixture.context, { workspaceId, meetingId: id, actor, outcome: 'no-show' })
  await fixture.jobs.run()
  fixture.crm.remove(engagementId)
  await fixture.push()
  await later(minuteMs)
  expect(await fixture.meeting(id)).toMatchObject({ status: 'scheduled', outcome: 'no-show' })
  now = back
})

test('so many records deleted at once cancel nothing, and say so; a retry writes them again', async () => {
  const booked = []
  for (const hour of [8, 9, 10, 11, 12, 13]) booked.push(await fixture.book(at(hour)))
  fixture.crm.takeNotices()
  for (const { engagementId } of booked) fixture.crm.remove(engagementId)
  await fixture.push()
  await later(minuteMs)
  await later(hourMs)
  await fixture.push()
  for (const { id } of booked) {
    expect((await fixture.meeting(id)).status).toBe('scheduled')
    const { state, lastError } = await fixture.delivery(id)
    expect(state).toBe('failed')
    expect(lastError).toContain('with 5 others')
  }
  const [first] = booked
  const { id: deliveryId } = await fixture.delivery(first?.id ?? '')
  await retryDelivery(fixture.context, { workspaceId: fixture.workspace.id, deliveryId })
  await fixture.jobs.run()
  expect(fixture.crm.records().filter(({ meetingId }) => meetingId === first?.id)).toHaveLength(1)
  expect(await fixture.delivery(first?.id ?? '')).toMatchObject({ state: 'delivered' })
})
