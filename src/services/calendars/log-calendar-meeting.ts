import type { CalendarMeeting } from '../../calendars/calendar-provider.ts'
import type { Actor, Meeting, User } from '../../model/entities.ts'
import {
  claimCalendarMeeting,
  type KeptCalendarMeeting,
  keepCalendarMeeting,
} from '../../store/calendars/calendar-meetings.ts'
import type { Calendar } from '../../store/calendars/calendars.ts'
import { isOwnUid } from '../../store/calendars/own-events.ts'
import { hasMeetingWith } from '../../store/meetings/meetings.ts'
import { findUser } from '../../store/people/users.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { recordMeeting } from '../meetings/add-external-meeting.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import { outcomeAfterMove } from '../meetings/take-external-time.ts'

/** The calendar that shows a meeting, with its owner. */
export interface Shown {
  calendar: Calendar
  owner: User
}

/** One meeting of an event, as a sync found it. */
interface FoundMeeting {
  eventId: string
  seriesId: string | undefined
  meeting: CalendarMeeting
}

const maxLengths = { title: 200, text: 10_000, place: 1_000, guests: 50 }

/** Makes free text fit for our database. */
const clean = (text: string, maxLength: number) =>
  text.replaceAll('\u0000', '').slice(0, maxLength).toWellFormed()

const titleOf = ({ title }: CalendarMeeting, email: string) =>
  clean(title.trim() || email, maxLengths.title)
const textOf = ({ description }: CalendarMeeting) => clean(description, maxLengths.text)
const locationOf = ({ location }: CalendarMeeting) =>
  ({ kind: 'custom', text: clean(location, maxLengths.place) }) as const

export const ownerActor = ({ owner }: Shown): Actor => ({
  kind: 'user',
  userId: owner.id,
  name: owner.name,
})

/** Colleagues are not contacts. The first other attendee whom the CRM knows is the meeting's contact. */
async function findContact(
  context: ServiceContext,
  { owner }: Shown,
  { attendees }: CalendarMeeting,
) {
  const crm = await context.crmFor(owner.workspaceId)
  for (const { email } of attendees) {
    const colleague = await findUser(context.db, {
      workspaceId: owner.workspaceId,
      email: emailKey(email),
    })
    if (!colleague && (await crm.findContactByEmail(email))) return email
  }
  return undefined
}

/** Whether it is a meeting of ours to which the calendar's owner was invited. */
async function isOurs(context: ServiceContext, { owner }: Shown, meeting: CalendarMeeting) {
  const { workspaceId } = owner
  if (await isOwnUid(context.db, { workspaceId, uid: meeting.uid })) return true
  const emails = meeting.attendees.map(({ email }) => emailKey(email))
  return hasMeetingWith(context.db, { workspaceId, startsAt: meeting.startsAt, emails })
}

/** Another sync of a colleague's calendar has saved the same meeting; rolls back the transaction. */
class KeptElsewhere extends Error {}

const person = ({ email, name }: { email: string; name: string }) => ({
  email: clean(email, 254),
  name: clean(name || email, maxLengths.title),
})

/** Saves an event as a meeting if it is with a contact of the CRM. Throws ProviderError. */
export async function logCalendarMeeting(
  context: ServiceContext,
  shown: Shown,
  { eventId, seriesId, meeting }: FoundMeeting,
): Promise<void> {
  const { calendar, owner } = shown
  if (await isOurs(context, shown, meeting)) return
  const contact = await findContact(context, shown, meeting)
  if (contact === undefined) return
  const invitee = meeting.attendees.find(({ email }) => email === contact)
  const guests = meeting.attendees.filter(attendee => attendee !== invitee)
  const { startsAt, endsAt, uid } = meeting
  const command = {
    host: owner,
    title: titleOf(meeting, contact),
    description: textOf(meeting),
    location: locationOf(meeting),
    startsAt,
    endsAt,
    invitee: person(invitee ?? { email: contact, name: '' }),
    guests: guests.slice(0, maxLengths.guests).map(person),
    source: 'calendar' as const,
  }
  const work = context.db.transaction(async trx => {
    const { id: meetingId } = await recordMeeting(context, trx, command, {
      actor: ownerActor(shown),
    })
    const { workspaceId } = owner
    const kept = { workspaceId, uid, meetingId, calendarId: calendar.id, eventId, seriesId }
    if (!(await keepCalendarMeeting(trx, kept))) throw new KeptElsewhere()
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof KeptElsewhere)) throw error
  })
}

function changesOf(
  known: Meeting,
  { meeting: read, now }: { meeting: CalendarMeeting; now: number },
) {
  const title = titleOf(read, known.invitee.email)
  const description = textOf(read)
  const isMoved = known.startsAt !== read.startsAt || known.endsAt !== read.endsAt
  const isEdited = title !== known.title || description !== known.description
  if (!isMoved && !isEdited) return undefined
  const text = { title, description, location: locationOf(read) }
  if (!isMoved) return { changes: text, event: { kind: 'edited' as const } }
  const { startsAt, endsAt } = read
  const before = { previousStartsAt: known.startsAt, previousEndsAt: known.endsAt }
  return {
    changes: { ...text, startsAt, endsAt, ...outcomeAfterMove(known, { startsAt, now }) },
    event: { kind: 'rescheduled' as const, ...before },
  }
}

/**
 * Updates a meeting from the calendar it was logged from. If that calendar was disconnected, the next calendar
 * that shows the meeting takes over.
 */
export async function followCalendarMeeting(
  context: ServiceContext,
  shown: Shown,
  { known, found }: { known: KeptCalendarMeeting; found: FoundMeeting },
): Promise<void> {
  const { workspaceId } = shown.owner
  const { calendarId = shown.calendar.id, uid, meetingId } = known
  if (calendarId !== shown.calendar.id) return
  if (known.calendarId === undefined) {
    const { eventId, seriesId } = found
    await claimCalendarMeeting(context.db, { workspaceId, uid, calendarId, eventId, seriesId })
  }
  await changeMeeting(
    context,
    { workspaceId, meetingId, actor: ownerActor(shown) },
    async meeting =>
      meeting.status === 'canceled'
        ? undefined
        : changesOf(meeting, { meeting: found.meeting, now: context.clock() }),
  )
}
