import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookMeeting } from '../../../src/services/booking/book-meeting.ts'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
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
beforeEach(async () => {
  day += 1
  house.context.setNow(monday)
  await house.database.db('kept_mails').delete()
})

/** Each test on a working day of its own. */
const at = (hour: number) => workingHour(day, hour)
const command = (meetingId: string) => ({
  workspaceId: house.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: house.ana.id, name: 'Ana Ruiz' } as const,
})
const hand = (meetingId: string, to: 'ana' | 'ben', more: object = {}) =>
  reassignMeeting(house.context, { ...command(meetingId), hostId: house[to].id, ...more })
const spanOf = (meetingId: string) =>
  house.database.db('occupancies').where({ meeting_id: meetingId }).select('host_id')
const subjectsTo = async (email: string) =>
  (await house.mailsTo(email)).map(({ subject }) => subject.split(',')[0])
const bookBen = (startsAt: number) =>
  house.database.db('busy_blocks').insert({
    workspace_id: house.workspace.id,
    user_id: house.ben.id,
    during: `[${new Date(startsAt).toISOString()},${new Date(startsAt + hourMs).toISOString()})`,
  })

test('F51 reassigned: another host, the same meeting, UID and record, with its line of history', async () => {
  const { id, engagementId } = await house.book(at(10), 'same@acme.test')
  const before = await house.meeting(id)
  await hand(id, 'ben', { reason: 'Ana is ill' })
  await house.jobs.run()
  const after = await house.meeting(id)
  expect(after).toMatchObject({
    host: { id: house.ben.id },
    hosts: [{ id: house.ben.id }],
    organizer: before.organizer,
    iCalUid: before.iCalUid,
    startsAt: before.startsAt,
    sequence: before.sequence + 1,
    timeSequence: before.timeSequence,
  })
  expect(house.crm.records().filter(({ meetingId }) => meetingId === id)).toHaveLength(1)
  expect(house.record(engagementId).hostEmail).toBe(house.ben.email)
  expect((await listMeetingEvents(house.context, id)).at(-1)).toMatchObject({
    kind: 'reassigned',
    actor: { name: 'Ana Ruiz' },
    hostBefore: { name: 'Ana Ruiz' },
    hostAfter: { name: 'Ben Ruiz' },
    reason: 'Ana is ill',
  })
})

test('reassigned: the new host’s time is taken and the old one’s free', async () => {
  const { id } = await house.book(at(10), 'time@acme.test')
  await hand(id, 'ben')
  expect(await spanOf(id)).toEqual([{ host_id: house.ben.id }])
  await house.book(at(10), 'again@acme.test')
})

test('reassigned: both hosts and everybody invited are told in their own words', async () => {
  const { id } = await house.book(at(10), 'told@acme.test')
  await house.database.db('users').where({ id: house.ben.id }).update({ locale: 'pl' })
  await house.database.db('kept_mails').delete()
  await hand(id, 'ben')
  await house.jobs.run()
  expect(await subjectsTo('told@acme.test')).toEqual(['New host: Demo'])
  expect(await subjectsTo(house.ben.email)).toEqual(['Teraz Twoje spotkanie: Demo'])
  // Her own page, but no meeting of hers any more.
  expect(await subjectsTo(house.ana.email)).toEqual(['No longer yours: Demo'])
  const [mail] = await house.mailsTo('told@acme.test')
  expect(mail?.text).toContain('Ben Ruiz will meet you instead of Ana Ruiz.')
  expect(mail?.calendar).toContain('ORGANIZER;CN="Ben Ruiz"')
  expect(mail?.calendarMethod).toBe('REQUEST')
  await house.database.db('users').where({ id: house.ben.id }).update({ locale: 'en' })
})

test('reassigned: who gave it away and has no part in it any more is told so, with a cancellation for them alone', async () => {
  const { id } = await house.book(at(10), 'former@acme.test')
  await hand(id, 'ben')
  await house.jobs.run()
  await house.database.db('kept_mails').delete()
  await hand(id, 'ana')
  await house.jobs.run()
  expect(await subjectsTo(house.ben.email)).toEqual(['No longer yours: Demo'])
  const [mail] = await house.mailsTo(house.ben.email)
  expect(mail?.calendarMethod).toBe('CANCEL')
  expect(mail?.calendar).not.toContain('former@acme.test')
})

test('given away and taken back before anybody was told: nobody hears of it', async () => {
  const { id } = await house.book(at(10), 'quiet@acme.test')
  await house.database.db('kept_mails').delete()
  await hand(id, 'ben')
  await hand(id, 'ana')
  await house.jobs.run()
  expect(await subjectsTo('quiet@acme.test')).toEqual([])
  expect(await subjectsTo(house.ben.email)).toEqual([])
})

test('moved and reassigned at once: one mail says both', async () => {
  const { id } = await house.book(at(10), 'both@acme.test')
  await house.database.db('kept_mails').delete()
  await hand(id, 'ben')
  await rescheduleMeeting(house.context, { ...command(id), startsAt: at(13) })
  await house.jobs.run()
  const mails = await house.mailsTo('both@acme.test')
  expect(mails.map(({ subject }) => subject.split(':')[0])).toEqual(['Moved'])
  expect(mails[0]?.text).toContain('Ben Ruiz will meet you instead of Ana Ruiz.')
})

test('a new host who is busy then refuses it, and nothing changes', async () => {
  const { id } = await house.book(at(10), 'busy@acme.test')
  await bookBen(at(10) - hourMs / 2)
  await expect(hand(id, 'ben')).rejects.toMatchObject({ code: 'host-busy' })
  expect((await house.meeting(id)).host.id).toBe(house.ana.id)
  expect(await spanOf(id)).toEqual([{ host_id: house.ana.id }])
})

test('a person may decide it all the same', async () => {
  const { id } = await house.book(at(10), 'decided@acme.test')
  await bookBen(at(10))
  await hand(id, 'ben', { isDecided: true })
  expect((await house.meeting(id)).host.id).toBe(house.ben.id)
})

test('two meetings of one time are not both given to one host, however close', async () => {
  const { id } = await house.book(at(10), 'one@acme.test')
  await hand(id, 'ben')
  const other = await house.book(at(10), 'two@acme.test')
  await expect(hand(other.id, 'ben')).rejects.toMatchObject({ code: 'host-busy' })
})

test('given to two at once, one of them has it, and one host’s time is taken', async () => {
  const { id } = await house.book(at(10), 'race@acme.test')
  const all = await Promise.allSettled([hand(id, 'ben'), hand(id, 'ben'), hand(id, 'ben')])
  expect(all.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await spanOf(id)).toEqual([{ host_id: house.ben.id }])
  const kinds = (await listMeetingEvents(house.context, id)).map(({ kind }) => kind)
  expect(kinds).toEqual(['booked', 'reassigned'])
})

test('to whom has it already: no change; canceled, over, changed since or unknown: refused', async () => {
  const { id } = await house.book(at(10), 'refused@acme.test')
  expect((await hand(id, 'ana')).revision).toBe(0)
  await expect(hand(id, 'ben', { revision: 3 })).rejects.toMatchObject({ code: 'already-moved' })
  const nobody = { hostId: '00000000-0000-4000-8000-000000000000' }
  await expect(hand(id, 'ben', nobody)).rejects.toMatchObject({ code: 'not-found' })
  house.context.setNow(at(11))
  await expect(hand(id, 'ben')).rejects.toMatchObject({ code: 'meeting-ended' })
  house.context.setNow(monday)
  await cancelMeeting(house.context, command(id))
  await expect(hand(id, 'ben')).rejects.toMatchObject({ code: 'meeting-canceled' })
})

test('a colleague who holds it together with the host takes it alone', async () => {
  const { id: pageId } = house.page
  await house.database
    .db('page_hosts')
    .insert({ page_id: pageId, user_id: house.ben.id, position: 2 })
  await house.database.db('pages').where({ id: pageId }).update({ kind: 'group' })
  const { meeting } = await bookMeeting(house.context, {
    workspaceId: house.workspace.id,
    pageId,
    startsAt: at(14),
    durationMinutes: 30,
    timeZone: 'Europe/Warsaw',
    locale: 'en',
    invitee: { email: 'group@acme.test', name: 'Maya Lindt' },
    source: 'page',
  })
  expect(meeting.hosts).toHaveLength(2)
  await hand(meeting.id, 'ben')
  expect((await house.meeting(meeting.id)).hosts.map(({ id }) => id)).toEqual([house.ben.id])
  expect(await spanOf(meeting.id)).toEqual([{ host_id: house.ben.id }])
})
