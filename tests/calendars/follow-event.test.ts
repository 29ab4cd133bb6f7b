import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import { listMeetingEvents } from '../../src/services/meetings/find-meeting.ts'
import { recordOutcome } from '../../src/services/meetings/record-outcome.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aPage } from '../support/builders/a-page.ts'
import {
  type CalendarTown,
  eventIdOf,
  minuteMs,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
let day = 0
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())
beforeEach(() => {
  day += 1
})

/** Each test on a working day of its own. */
const at = (hour: number) => workingHour(day, hour)
const engagement = async (meetingId: string) => {
  const [row] = await town.database.db('crm_engagements').where({ meeting_id: meetingId })
  return row
}

test('F2 F20: a booking stands in the host’s calendar, with the guest invited by it alone', async () => {
  const meeting = await town.book(at(10), 'first@acme.test')
  const event = town.google.event(town.ana.email, eventIdOf(meeting.id))
  expect(event).toMatchObject({
    attendees: [{ email: 'first@acme.test', responseStatus: 'needsAction' }],
  })
  expect(event.description).toContain(`/change/${meeting.id}?step=cancel`)
  expect(event.description).not.toContain('/manage/')
  const [mail] = await town.mailsTo('first@acme.test')
  expect(mail?.calendar).toBeUndefined()
  const [toHost] = await town.mailsTo(town.ana.email)
  expect(toHost?.calendar).toBeUndefined()
  expect((await town.meeting(meeting.id)).conferenceUrl).toMatch(/^https:\/\/meet/)
  expect(town.google.invalidRequests).toEqual([])
})

test('F60: moved by its host in the calendar, the meeting follows: slots, record, mail', async () => {
  const { id } = await town.book(at(10), 'moved@acme.test')
  town.moveEvent(id, at(13), 60)
  await town.readCalendars()
  expect(await town.meeting(id)).toMatchObject({ startsAt: at(13), endsAt: at(14), sequence: 1 })
  const free = await town.slots(at(0))
  expect(free).toContain(at(10))
  expect(free).not.toContain(at(13))
  expect(free).not.toContain(at(13) + 30 * minuteMs)
  expect((await engagement(id))?.starts_at.getTime()).toBe(at(13))
  const mails = await town.mailsTo('moved@acme.test')
  expect(mails.map(({ subject }) => subject).join()).toContain('Moved')
  const last = (await listMeetingEvents(town.context, id)).at(-1)
  expect(last).toMatchObject({ kind: 'rescheduled', actor: { name: 'Ana Ruiz' } })
})

test('F76: a title that its host changes in the calendar is the meeting’s, here and in the CRM', async () => {
  const { id } = await town.book(at(10), 'named@acme.test')
  const eventId = eventIdOf(id)
  const { summary = '' } = town.google.event(town.ana.email, eventId)
  const ending = summary.slice('Demo'.length)
  town.google.changeEvent(town.ana.email, eventId, { summary: `Second look${ending}` })
  await town.readCalendars()
  expect(await town.meeting(id)).toMatchObject({ title: 'Second look', startsAt: at(10) })
  expect((await engagement(id))?.content.title).toBe('Second look')
  const last = (await listMeetingEvents(town.context, id)).at(-1)
  expect(last).toMatchObject({ kind: 'edited', actor: { name: 'Ana Ruiz' } })
  town.google.changeEvent(town.ana.email, eventId, { summary: 'Only this' })
  await town.readCalendars()
  expect((await town.meeting(id)).title).toBe('Only this')
  expect(town.google.event(town.ana.email, eventId).summary).toBe(`Only this${ending}`)
  const { revision } = await town.meeting(id)
  await town.readCalendars()
  expect((await town.meeting(id)).revision).toBe(revision)
})

test('F76: moved and renamed at once, both are followed', async () => {
  const { id } = await town.book(at(10))
  town.google.changeEvent(town.ana.email, eventIdOf(id), { summary: 'Renamed' })
  town.moveEvent(id, at(14))
  await town.readCalendars()
  expect(await town.meeting(id)).toMatchObject({ title: 'Renamed', startsAt: at(14) })
  const event = town.google.event(town.ana.email, eventIdOf(id))
  expect(Date.parse(event.start?.dateTime ?? '')).toBe(at(14))
})

test('the calendar is not written for what it showed first', async () => {
  const { id } = await town.book(at(10))
  const before = town.google.notices.length
  town.moveEvent(id, at(14))
  await town.readCalendars()
  await town.readCalendars()
  expect(
    town.google.notices.slice(before).filter(({ sendUpdates }) => sendUpdates === 'all'),
  ).toEqual([])
  expect((await town.meeting(id)).startsAt).toBe(at(14))
})

test('F60: removed by its host, the meeting is canceled and its time free', async () => {
  const { id } = await town.book(at(11), 'gone@acme.test')
  town.google.deleteEvent(town.ana.email, eventIdOf(id))
  await town.readCalendars()
  expect((await town.meeting(id)).status).toBe('canceled')
  expect(await town.slots(at(0))).toContain(at(11))
  expect((await engagement(id))?.content.outcome).toBe('canceled')
  const subjects = (await town.mailsTo('gone@acme.test')).map(({ subject }) => subject).join()
  expect(subjects).toContain('Canceled')
})

test('a meeting that the guest moved at the same time goes where the guest wants it', async () => {
  const { id, workspaceId } = await town.book(at(10))
  town.moveEvent(id, at(13))
  const actor = { kind: 'invitee' as const, name: 'Maya' }
  await rescheduleMeeting(town.context, { workspaceId, meetingId: id, startsAt: at(15), actor })
  await town.readCalendars()
  expect((await town.meeting(id)).startsAt).toBe(at(15))
  const event = town.google.event(town.ana.email, eventIdOf(id))
  expect(Date.parse(event.start?.dateTime ?? '')).toBe(at(15))
})

test('moved onto another meeting, both stand, and no time of theirs is offered', async () => {
  const first = await town.book(at(10))
  const second = await town.book(at(12))
  town.moveEvent(second.id, at(10) + 15 * minuteMs)
  await town.readCalendars()
  expect((await town.meeting(second.id)).startsAt).toBe(at(10) + 15 * minuteMs)
  expect((await town.meeting(first.id)).startsAt).toBe(at(10))
  const free = await town.slots(at(0))
  expect(free).not.toContain(at(10))
  expect(free).not.toContain(at(10) + 30 * minuteMs)
  expect(free).toContain(at(12))
})

test('F60: a guest who declines in their calendar is reported to the host, the meeting stands', async () => {
  const { id } = await town.book(at(10), 'no@acme.test')
  town.google.answer(town.ana.email, eventIdOf(id), 'no@acme.test', 'declined')
  await town.readCalendars()
  const meeting = await town.meeting(id)
  expect(meeting).toMatchObject({ status: 'scheduled', invitee: { answer: 'declined' } })
  const told = (await town.mailsTo(town.ana.email)).filter(({ subject }) =>
    subject.includes('declined'),
  )
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain(`/settings/meetings/${id}?offer=times`)
  await town.readCalendars()
  expect((await listMeetingEvents(town.context, id)).map(({ kind }) => kind)).toEqual([
    'booked',
    'declined',
  ])
})

test('an answer of yes is kept, and forgotten when the meeting moves', async () => {
  const { id, workspaceId } = await town.book(at(10), 'yes@acme.test')
  town.google.answer(town.ana.email, eventIdOf(id), 'yes@acme.test', 'accepted')
  await town.readCalendars()
  expect((await town.meeting(id)).invitee.answer).toBe('accepted')
  const actor = { kind: 'invitee' as const, name: 'Maya' }
  await rescheduleMeeting(town.context, { workspaceId, meetingId: id, startsAt: at(15), actor })
  await town.jobs.run()
  expect((await town.meeting(id)).invitee.answer).toBe('needs-action')
  const event = town.google.event(town.ana.email, eventIdOf(id))
  expect(event.attendees?.[0]?.responseStatus).toBe('needsAction')
})

test('Microsoft: moved, declined and removed by hand, the meeting follows', async () => {
  const { ben, graph, jobs } = town
  const page = await aPage(town, { slug: 'ben', hostIds: [ben.id] })
  const { meeting } = await aBooking(town, {
    pageId: page.id,
    startsAt: at(10),
    invitee: { email: 'teams@acme.test' },
  })
  await jobs.run()
  expect((await town.meeting(meeting.id)).conferenceUrl).toMatch(/^https:\/\/teams/)
  const [event] = graph.byHand.events(town.benCalendar)
  const id = event?.id ?? ''
  const time = (hour: number) => ({
    dateTime: new Date(at(hour)).toISOString().slice(0, 19),
    timeZone: 'UTC',
  })
  graph.byHand.changeEvent(id, { start: time(13), end: time(14) })
  graph.byHand.answer(id, 'teams@acme.test', 'declined')
  await town.readCalendars()
  expect(await town.meeting(meeting.id)).toMatchObject({
    startsAt: at(13),
    endsAt: at(14),
    invitee: { answer: 'declined' },
  })
  graph.byHand.deleteEvent(id)
  await town.readCalendars()
  expect((await town.meeting(meeting.id)).status).toBe('canceled')
  expect(graph.state.invalidRequests).toEqual([])
  expect(graph.state.missingPrefer).toEqual([])
})

test('so many that vanish at once are canceled by nobody but a person', async () => {
  const meetings = []
  for (let index = 0; index < 7; index += 1) meetings.push(await town.book(at(8 + index)))
  for (const { id } of meetings) town.google.deleteEvent(town.ana.email, eventIdOf(id))
  // Every meeting of the other tests is gone from the calendar too.
  for (const { id = '' } of town.google.events(town.ana.email))
    town.google.deleteEvent(town.ana.email, id)
  await town.readCalendars()
  for (const { id } of meetings) expect((await town.meeting(id)).status).toBe('scheduled')
  const [row] = await town.database
    .db('calendars')
    .where({ user_id: town.ana.id, is_default: true })
  expect(row.last_error).toContain('vanished')
})

test('… and stay with them: no later reading cancels them, and restored they are followed again', async () => {
  const vanished = async () =>
    town.database.db('deliveries').whereRaw(`(refs->>'isVanished')::boolean`)
  const before = (await vanished()).length
  expect(before).toBeGreaterThan(5)
  await town.readCalendars()
  await town.database.db('calendars').update({ sync_token: null })
  await town.readCalendars()
  const [row] = await town.database
    .db('calendars')
    .where({ user_id: town.ana.id, is_default: true })
  expect(row.last_error).toContain('vanished')
  const [one] = await vanished()
  town.google.changeEvent(town.ana.email, one.refs.eventId, { status: 'confirmed' })
  await town.readCalendars()
  expect(await vanished()).toHaveLength(before - 1)
  expect((await town.meeting(one.meeting_id)).status).toBe('scheduled')
})

test('F39: removed in the calendar after its outcome was logged, the meeting keeps the outcome', async () => {
  const meeting = await town.book(at(10), 'missed@acme.test')
  const { id: meetingId, workspaceId } = meeting
  const before = town.context.clock()
  town.context.setNow(at(10) + 6 * minuteMs)
  const actor = { kind: 'user', userId: town.ana.id, name: 'Ana Ruiz' } as const
  await recordOutcome(town.context, { workspaceId, meetingId, actor, outcome: 'no-show' })
  town.google.deleteEvent(town.ana.email, eventIdOf(meetingId))
  await town.readCalendars()
  town.context.setNow(before)
  expect(await town.meeting(meetingId)).toMatchObject({ status: 'scheduled', outcome: 'no-show' })
})

test('a no-show whose event its host drags to tomorrow is a meeting again', async () => {
  const startsAt = at(10)
  const { id } = await town.book(startsAt, 'drag@acme.test')
  await town.jobs.run()
  const now = town.context.clock()
  town.context.setNow(startsAt + 5 * minuteMs)
  const actor = { kind: 'user', userId: town.ana.id, name: 'Ana Ruiz' } as const
  const command = { workspaceId: town.workspace.id, meetingId: id, actor }
  await recordOutcome(town.context, { ...command, outcome: 'no-show' })
  await town.jobs.run()
  const tomorrow = startsAt + 24 * 60 * minuteMs
  town.moveEvent(id, tomorrow)
  await town.readCalendars()
  expect(await town.meeting(id)).toMatchObject({ startsAt: tomorrow, outcome: 'scheduled' })
  expect((await engagement(id))?.content.outcome).toBe('scheduled')
  expect((await cancelMeeting(town.context, command)).status).toBe('canceled')
  town.context.setNow(now)
})
