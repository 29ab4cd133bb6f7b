import { expect, test } from 'vitest'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { hourMs, monday } from '../../support/crm-fixture.ts'
import { shareCrm } from '../../support/share-crm.ts'

const shared = shareCrm()
const hand = (meetingId: string, to: 'ana' | 'ben', more: object = {}) =>
  reassignMeeting(shared.fixture.context, {
    ...shared.command(meetingId),
    hostId: shared.fixture[to].id,
    ...more,
  })
const spanOf = (meetingId: string) =>
  shared.fixture.database.db('occupancies').where({ meeting_id: meetingId }).select('host_id')
const subjectsTo = async (email: string) =>
  (await shared.fixture.mailsTo(email)).map(({ subject }) => subject.split(',')[0])
const bookBen = (startsAt: number) =>
  shared.fixture.database.db('busy_blocks').insert({
    workspace_id: shared.fixture.workspace.id,
    user_id: shared.fixture.ben.id,
    during: `[${new Date(startsAt).toISOString()},${new Date(startsAt + hourMs).toISOString()})`,
  })

test('F51 reassigned: another host, the same meeting, UID and record, with its line of history', async () => {
  const { id, engagementId } = await shared.fixture.book(shared.at(10), 'same@acme.test')
  const before = await shared.fixture.meeting(id)
  await hand(id, 'ben', { reason: 'Ana is ill' })
  await shared.fixture.jobs.run()
  const after = await shared.fixture.meeting(id)
  expect(after).toMatchObject({
    host: { id: shared.fixture.ben.id },
    hosts: [{ id: shared.fixture.ben.id }],
    organizer: before.organizer,
    iCalUid: before.iCalUid,
    startsAt: before.startsAt,
    sequence: before.sequence + 1,
    timeSequence: before.timeSequence,
  })
  expect(shared.fixture.crm.records().filter(({ meetingId }) => meetingId === id)).toHaveLength(1)
  expect(shared.fixture.record(engagementId).hostEmail).toBe(shared.fixture.ben.email)
  expect((await listMeetingEvents(shared.fixture.context, id)).at(-1)).toMatchObject({
    kind: 'reassigned',
    actor: { name: 'Ana Ruiz' },
    hostBefore: { name: 'Ana Ruiz' },
    hostAfter: { name: 'Ben Ruiz' },
    reason: 'Ana is ill',
  })
})

test('reassigned: the new host’s time is taken and the old one’s free', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'time@acme.test')
  await hand(id, 'ben')
  expect(await spanOf(id)).toEqual([{ host_id: shared.fixture.ben.id }])
  await shared.fixture.book(shared.at(10), 'again@acme.test')
})

test('reassigned: both hosts and everybody invited are notified in their own words', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'told@acme.test')
  await shared.fixture.database
    .db('users')
    .where({ id: shared.fixture.ben.id })
    .update({ locale: 'pl' })
  await shared.fixture.database.db('kept_mails').delete()
  await hand(id, 'ben')
  await shared.fixture.jobs.run()
  expect(await subjectsTo('told@acme.test')).toEqual(['New host: Demo'])
  expect(await subjectsTo(shared.fixture.ben.email)).toEqual(['Teraz Twoje: Demo'])
  // Her own page, but no meeting of hers any more.
  expect(await subjectsTo(shared.fixture.ana.email)).toEqual(['No longer yours: Demo'])
  const [mail] = await shared.fixture.mailsTo('told@acme.test')
  expect(mail?.text).toContain('Ben Ruiz will meet you instead of Ana Ruiz.')
  expect(mail?.calendar).toContain('ORGANIZER;CN="Ben Ruiz"')
  expect(mail?.calendarMethod).toBe('REQUEST')
  await shared.fixture.database
    .db('users')
    .where({ id: shared.fixture.ben.id })
    .update({ locale: 'en' })
})

test('reassigned: who gave it away and has no part in it any more is notified, with a cancellation for them alone', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'former@acme.test')
  await hand(id, 'ben')
  await shared.fixture.jobs.run()
  await shared.fixture.database.db('kept_mails').delete()
  await hand(id, 'ana')
  await shared.fixture.jobs.run()
  expect(await subjectsTo(shared.fixture.ben.email)).toEqual(['No longer yours: Demo'])
  const [mail] = await shared.fixture.mailsTo(shared.fixture.ben.email)
  expect(mail?.calendarMethod).toBe('CANCEL')
  expect(mail?.calendar).not.toContain('former@acme.test')
})

test('given away and taken back before anybody was notified: nobody hears of it', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'quiet@acme.test')
  await shared.fixture.database.db('kept_mails').delete()
  await hand(id, 'ben')
  await hand(id, 'ana')
  await shared.fixture.jobs.run()
  expect(await subjectsTo('quiet@acme.test')).toEqual([])
  expect(await subjectsTo(shared.fixture.ben.email)).toEqual([])
})

test('moved and reassigned at once: one mail says both', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'both@acme.test')
  await shared.fixture.database.db('kept_mails').delete()
  await hand(id, 'ben')
  await rescheduleMeeting(shared.fixture.context, {
    ...shared.command(id),
    startsAt: shared.at(13),
  })
  await shared.fixture.jobs.run()
  const mails = await shared.fixture.mailsTo('both@acme.test')
  expect(mails.map(({ subject }) => subject.split(':')[0])).toEqual(['Moved'])
  expect(mails[0]?.text).toContain('Ben Ruiz will meet you instead of Ana Ruiz.')
})

test('a new host who is busy then refuses it, and nothing changes', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'busy@acme.test')
  await bookBen(shared.at(10) - hourMs / 2)
  await expect(hand(id, 'ben')).rejects.toMatchObject({ code: 'host-busy' })
  expect((await shared.fixture.meeting(id)).host.id).toBe(shared.fixture.ana.id)
  expect(await spanOf(id)).toEqual([{ host_id: shared.fixture.ana.id }])
})

test('a person may decide it all the same', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'decided@acme.test')
  await bookBen(shared.at(10))
  await hand(id, 'ben', { isDecided: true })
  expect((await shared.fixture.meeting(id)).host.id).toBe(shared.fixture.ben.id)
})

test('two meetings of one time are not both given to one host, however close', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'one@acme.test')
  await hand(id, 'ben')
  const other = await shared.fixture.book(shared.at(10), 'two@acme.test')
  await expect(hand(other.id, 'ben')).rejects.toMatchObject({ code: 'host-busy' })
})

test('given to two at once, one of them has it, and one host’s time is taken', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'race@acme.test')
  const all = await Promise.allSettled([hand(id, 'ben'), hand(id, 'ben'), hand(id, 'ben')])
  expect(all.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await spanOf(id)).toEqual([{ host_id: shared.fixture.ben.id }])
  const kinds = (await listMeetingEvents(shared.fixture.context, id)).map(({ kind }) => kind)
  expect(kinds).toEqual(['booked', 'reassigned'])
})

test('to whom has it already: no change; canceled, over, changed since or unknown: refused', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'refused@acme.test')
  expect((await hand(id, 'ana')).revision).toBe(0)
  await expect(hand(id, 'ben', { revision: 3 })).rejects.toMatchObject({ code: 'already-moved' })
  const nobody = { hostId: '00000000-0000-4000-8000-000000000000' }
  await expect(hand(id, 'ben', nobody)).rejects.toMatchObject({ code: 'not-found' })
  shared.fixture.context.setNow(shared.at(11))
  await expect(hand(id, 'ben')).rejects.toMatchObject({ code: 'meeting-ended' })
  shared.fixture.context.setNow(monday)
  await cancelMeeting(shared.fixture.context, shared.command(id))
  await expect(hand(id, 'ben')).rejects.toMatchObject({ code: 'meeting-canceled' })
})

test('a guest who takes the meeting over is its host alone, and hears of it once', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'lena@acme.test')
  const { email, name } = shared.fixture.ben
  const edits = {
    guests: [
      { email: email.toUpperCase(), name },
      { email: 'tom@acme.test', name: 'Tom' },
    ],
  }
  const before = await editMeeting(shared.fixture.context, { ...shared.command(id), edits })
  expect(before.guests).toHaveLength(2)
  await shared.fixture.jobs.run()
  await shared.fixture.database.db('kept_mails').delete()
  const after = await hand(id, 'ben')
  await shared.fixture.jobs.run()
  expect(after.host.name).toBe('Ben Ruiz')
  expect(after.guests.map(guest => guest.email)).toEqual(['tom@acme.test'])
  const mails = await shared.fixture.mailsTo(email)
  expect(
    mails.map(({ subject, calendarMethod }) => [subject.split(',')[0], calendarMethod]),
  ).toEqual([[expect.stringContaining('Now yours'), 'REQUEST']])
})

test('nobody becomes the host of a meeting with themselves', async () => {
  const { id } = await shared.fixture.book(shared.at(10), shared.fixture.ben.email)
  await expect(hand(id, 'ben')).rejects.toMatchObject({
    code: 'invalid-input',
    facts: { errors: [{ path: 'hostId', code: 'host-is-invitee' }] },
  })
  expect((await shared.fixture.meeting(id)).host.id).toBe(shared.fixture.ana.id)
})

test('a user without access is given no meeting', async () => {
  const { id } = await shared.fixture.book(shared.at(10), 'away@acme.test')
  const bens = shared.fixture.database.db('users').where({ id: shared.fixture.ben.id })
  await bens.clone().update({ withdrawn_at: new Date(monday) })
  const code = await hand(id, 'ben').then(
    () => 'done',
    error => error.code,
  )
  await bens.clone().update({ withdrawn_at: null })
  expect(code).toBe('not-found')
})

// The last test, because it gives the shared page a second host.
test('a colleague who holds it together with the host takes it alone', async () => {
  const { id: pageId } = shared.fixture.page
  await shared.fixture.database
    .db('page_hosts')
    .insert({ page_id: pageId, user_id: shared.fixture.ben.id, position: 2 })
  await shared.fixture.database.db('pages').where({ id: pageId }).update({ kind: 'group' })
  const { meeting } = await aBooking(shared.fixture, {
    pageId,
    startsAt: shared.at(14),
    invitee: { email: 'group@acme.test' },
  })
  expect(meeting.hosts).toHaveLength(2)
  await hand(meeting.id, 'ben')
  expect((await shared.fixture.meeting(meeting.id)).hosts.map(({ id }) => id)).toEqual([
    shared.fixture.ben.id,
  ])
  expect(await spanOf(meeting.id)).toEqual([{ host_id: shared.fixture.ben.id }])
})
