import type { CalendarMeeting, CalendarReading } from '../calendars/calendar-provider.ts'
import { ProviderError } from '../providers/provider-error.ts'
import type { Actor, Meeting, User } from '../scheduling/entities.ts'
import type { Interval } from '../scheduling/types.ts'
import { listAccountSettings } from '../store/calendar-accounts.ts'
import {
  findCalendarMeetings,
  type KeptCalendarMeeting,
  keepCalendarMeeting,
  listCalendarMeetings,
} from '../store/calendar-meetings.ts'
import type { Calendar } from '../store/calendars.ts'
import { hasMeetingWith } from '../store/meetings.ts'
import { findUser } from '../store/users.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { changeMeeting } from './change-meeting.ts'
import type { ServiceContext } from './context.ts'
import { isProblem } from './problems.ts'
import { recordMeeting } from './record-meeting.ts'

const dayMs = 24 * 60 * 60_000
/** What lies further ahead is logged when it comes closer: the daily reading brings it up again. */
const aheadMs = 60 * dayMs

export interface ReadMeetings {
  calendar: Calendar
  owner: User
  reading: CalendarReading
  now: number
}

interface Found {
  eventId: string
  meeting: CalendarMeeting
}

const hostOf = ({ owner }: ReadMeetings): Actor => ({
  kind: 'user',
  userId: owner.id,
  name: owner.name,
})

const longestTitle = 200
const titleOf = ({ title }: CalendarMeeting, email: string) =>
  (title.trim() || email).slice(0, longestTitle)
const locationOf = ({ location }: CalendarMeeting) =>
  ({ kind: 'custom', text: location.slice(0, 1_000) }) as const

/** Colleagues are no contacts; of the others the first one the CRM knows is whom the meeting is with. */
async function findContact(
  context: ServiceContext,
  { owner }: ReadMeetings,
  { attendees }: CalendarMeeting,
) {
  const crm = await context.crmFor(owner.workspaceId)
  for (const { email } of attendees) {
    const colleague = await findUser(context.db, {
      workspaceId: owner.workspaceId,
      email: email.toLowerCase(),
    })
    if (!colleague && (await crm.findContactByEmail(email))) return email
  }
  return undefined
}

async function log(context: ServiceContext, read: ReadMeetings, { eventId, meeting }: Found) {
  const { calendar, owner } = read
  // A colleague's calendar shows a meeting of ours to which they were invited.
  const { workspaceId } = owner
  const emails = meeting.attendees.map(({ email }) => email.toLowerCase())
  if (await hasMeetingWith(context.db, { workspaceId, startsAt: meeting.startsAt, emails })) return
  const contact = await findContact(context, read, meeting)
  if (contact === undefined) return
  const person = ({ email, name }: { email: string; name: string }) => ({
    email,
    name: name || email,
  })
  const invitee = meeting.attendees.find(({ email }) => email === contact)
  const guests = meeting.attendees.filter(attendee => attendee !== invitee).slice(0, 50)
  await context.db.transaction(async trx => {
    const { id: meetingId } = await recordMeeting(
      context,
      trx,
      {
        host: owner,
        title: titleOf(meeting, contact),
        description: meeting.description.slice(0, 10_000),
        location: locationOf(meeting),
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
        invitee: person(invitee ?? { email: contact, name: '' }),
        guests: guests.map(person),
        source: 'calendar',
      },
      hostOf(read),
    )
    const kept = { workspaceId, uid: meeting.uid, meetingId, calendarId: calendar.id, eventId }
    if (!(await keepCalendarMeeting(trx, kept))) throw new KeptElsewhere()
  })
}

/** A colleague's calendar holds the same meeting and was faster; leaves the transaction. */
class KeptElsewhere extends Error {}

function changesOf(known: Meeting, now: CalendarMeeting) {
  const title = titleOf(now, known.invitee.email)
  const isMoved = known.startsAt !== now.startsAt || known.endsAt !== now.endsAt
  const isEdited = title !== known.title || now.description.slice(0, 10_000) !== known.description
  if (!isMoved && !isEdited) return undefined
  const text = { title, description: now.description.slice(0, 10_000), location: locationOf(now) }
  if (!isMoved) return { changes: text, event: { kind: 'edited' as const } }
  const { startsAt, endsAt } = now
  const before = { previousStartsAt: known.startsAt, previousEndsAt: known.endsAt }
  return {
    changes: { ...text, startsAt, endsAt },
    event: { kind: 'rescheduled' as const, ...before },
  }
}

const follow = (
  context: ServiceContext,
  read: ReadMeetings,
  { meetingId, meeting: now }: { meetingId: string; meeting: CalendarMeeting },
) =>
  changeMeeting(
    context,
    { workspaceId: read.owner.workspaceId, meetingId, actor: hostOf(read) },
    async known => (known.status === 'canceled' ? undefined : changesOf(known, now)),
  )

async function cancel(context: ServiceContext, read: ReadMeetings, kept: KeptCalendarMeeting) {
  const { workspaceId } = read.owner
  const { meetingId } = kept
  try {
    await cancelMeeting(context, { workspaceId, meetingId, actor: hostOf(read) })
  } catch (error) {
    if (!isProblem(error, 'meeting-ended')) throw error
  }
}

/** Those that were logged from this calendar and are no longer in what was read of it. */
async function listGone(
  context: ServiceContext,
  { calendar, reading, now }: ReadMeetings,
): Promise<KeptCalendarMeeting[]> {
  const window: Interval = { start: now, end: now + aheadMs }
  const isWhole = reading.kind === 'whole'
  const eventIds = [...reading.removedIds, ...reading.events.map(({ eventId }) => eventId)]
  const kept = await listCalendarMeetings(context.db, {
    calendarId: calendar.id,
    window,
    ...(isWhole ? {} : { eventIds }),
  })
  const there = new Set(reading.events.flatMap(({ meetings = [] }) => meetings.map(m => m.uid)))
  return kept.filter(({ uid }) => !there.has(uid))
}

async function keepAll(context: ServiceContext, read: ReadMeetings): Promise<void> {
  const { reading, now, owner } = read
  const found: Found[] = reading.events
    .flatMap(({ eventId, meetings = [] }) => meetings.map(meeting => ({ eventId, meeting })))
    .filter(({ meeting }) => meeting.endsAt > now && meeting.startsAt < now + aheadMs)
  const uids = found.map(({ meeting }) => meeting.uid)
  const { workspaceId } = owner
  const kept = await findCalendarMeetings(context.db, { workspaceId, uids })
  for (const one of found) {
    const known = kept.get(one.meeting.uid)
    if (known) await follow(context, read, { ...known, meeting: one.meeting })
    else
      await log(context, read, one).catch((error: unknown) => {
        if (!(error instanceof KeptElsewhere)) throw error
      })
  }
  for (const gone of await listGone(context, read)) await cancel(context, read, gone)
}

/**
 * Logs in the CRM what its owner agreed with contacts in their calendar, and lets it follow the calendar. Only
 * of the calendar that meetings are written to: others are private, or somebody else's.
 *
 * @returns false where the CRM is away and the same changes have to be read again; of a whole reading the next
 *   day's brings them anyway
 */
export async function keepCalendarMeetings(
  context: ServiceContext,
  read: ReadMeetings,
): Promise<boolean> {
  const { connectionId, isDefault } = read.calendar
  const settings = (await listAccountSettings(context.db, [connectionId])).get(connectionId)
  if (!isDefault || !settings?.isSynced) return true
  try {
    await keepAll(context, read)
    return true
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { provider, code } = error
    context.log.warn({ provider, code }, 'The CRM could not be asked about meetings in a calendar')
    return !error.isPassing || read.reading.kind === 'whole'
  }
}
