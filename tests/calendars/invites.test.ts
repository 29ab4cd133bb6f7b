import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Meeting } from '../../src/model/entities.ts'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import { notifyOfLateness } from '../../src/services/meetings/report-late.ts'
import { sendInvitation } from '../../src/services/meetings/send-invitation.ts'
import { scheduleFromRecord } from '../../src/services/records/schedule-from-record.ts'
import {
  type CalendarTown,
  eventIdOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

/** Agreed for Ana (Google) or Ben (Microsoft) without an invitation, with a guest and a reminder. */
async function agree(day: number, email: string, host: 'ana' | 'ben' = 'ana'): Promise<Meeting> {
  const meeting = await scheduleFromRecord(town.context, {
    organizer: town[host],
    hostId: town[host].id,
    title: 'Quiet',
    startsAt: workingHour(day, 10),
    durationMinutes: 30,
    invitee: { email, name: 'Maya Lindt' },
    guests: [{ email: `guest-${email}`, name: '' }],
    location: { kind: 'video' },
    description: '',
    internalNote: '',
    meetingType: undefined,
    reminders: [{ minutesBefore: 60, includeDescription: false }],
    isAnyway: false,
    isInvited: false,
  })
  await town.jobs.run()
  return meeting
}
const command = ({ id: meetingId }: Meeting) => ({
  workspaceId: town.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: town.ana.id, name: 'Ana Ruiz' } as const,
})
const atGoogle = ({ id }: Meeting) =>
  town.google.events(town.ana.email).find(event => event.id === eventIdOf(id))
const mailsOf = async (email: string) =>
  [...(await town.mailsTo(email)), ...(await town.mailsTo(`guest-${email}`))].map(
    mail => mail.subject,
  )

test('without an invitation the meeting takes the time and stands in calendar and CRM, and no guest hears of it', async () => {
  const meeting = await agree(1, 'quiet@acme.test')
  const event = atGoogle(meeting)
  expect(event?.status).toBe('confirmed')
  expect(event?.attendees ?? []).toEqual([])
  expect(await mailsOf('quiet@acme.test')).toEqual([])
  const rows = await town.database.db('occupancies').where({ meeting_id: meeting.id })
  expect(rows).toHaveLength(1)
  const states = await town.database
    .db('deliveries')
    .where({ meeting_id: meeting.id })
    .select('target', 'state')
  expect(states).toContainEqual({ target: 'crm', state: 'delivered' })
})

test('nor is anybody notified of its move and its cancelation, nor reminded', async () => {
  const meeting = await agree(2, 'never@acme.test')
  const startsAt = workingHour(2, 14)
  await rescheduleMeeting(town.context, { ...command(meeting), startsAt })
  await town.jobs.run()
  expect(atGoogle(meeting)?.attendees ?? []).toEqual([])
  const due = await town.database.db('deliveries').where({ meeting_id: meeting.id }).pluck('target')
  expect(due.filter(target => target.startsWith('reminder:'))).toEqual([])
  await expect(
    notifyOfLateness(town.context, { ...command(meeting), minutes: 5 }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
  })
  await cancelMeeting(town.context, command(meeting))
  await town.jobs.run()
  expect(atGoogle(meeting)?.status ?? 'cancelled').toBe('cancelled')
  expect(await mailsOf('never@acme.test')).toEqual([])
})

test.each([
  ['ana', 'google', 3],
  ['ben', 'microsoft', 4],
] as const)(
  'sent later, the invitation of %s comes from %s’s calendar, once, and the same event',
  async (host, _provider, day) => {
    const email = `later-${host}@acme.test`
    const meeting = await agree(day, email, host)
    const before = await town.meeting(meeting.id)
    const invited = await sendInvitation(town.context, command(meeting))
    await town.jobs.run()
    expect(invited).toMatchObject({
      isInvited: true,
      sequence: before.sequence + 1,
      iCalUid: before.iCalUid,
    })
    const emails =
      host === 'ana'
        ? atGoogle(meeting)?.attendees?.map(each => each.email)
        : town.graph.byHand
            .events(town.benCalendar)
            .flatMap(event => event.attendees ?? [])
            .map(each => each.emailAddress?.address)
    expect(emails).toEqual([email, `guest-${email}`])
    const [confirmation, ...others] = await town.mailsTo(email)
    expect(others).toEqual([])
    expect(confirmation?.calendar).toBeUndefined()
    const again = await sendInvitation(town.context, command(meeting))
    expect(again.revision).toBe(invited.revision)
  },
)

test('where no calendar invites, our own mail brings the invitation that is sent later', async () => {
  const meeting = await agree(5, 'mail@acme.test')
  await town.database.db('meetings').where({ id: meeting.id }).update({ source: 'slack' })
  await town.database.db('calendars').where({ user_id: town.ana.id }).update({ is_default: false })
  await sendInvitation(town.context, command(meeting))
  await town.jobs.run()
  await town.database.db('calendars').where({ user_id: town.ana.id }).update({ is_default: true })
  const [mail] = await town.mailsTo('mail@acme.test')
  expect(mail?.calendarMethod).toBe('REQUEST')
})

test('what is over or canceled is not invited to any more', async () => {
  const meeting = await agree(6, 'over@acme.test')
  await cancelMeeting(town.context, command(meeting))
  await expect(sendInvitation(town.context, command(meeting))).rejects.toMatchObject({
    code: 'meeting-canceled',
  })
})
