import type { CalendarEvent } from '../calendars/calendar-provider.ts'
import type { Location, Meeting } from '../scheduling/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { joinUrl, meetingUrl } from '../services/links.ts'
import { withCalendarAccount } from '../services/open-calendar.ts'
import { type Calendar, findCalendar, findDefaultCalendar } from '../store/calendars.ts'
import type { DeliveryTarget } from './delivery-target.ts'

const prefix = 'calendar:'

type Parts = Pick<ServiceContext, 'db' | 'cipher' | 'calendars' | 'publicUrl'>

function placeOf(parts: Parts, { id, location, invitee }: Meeting): string {
  const where: Record<Location['kind'], () => string> = {
    video: () => joinUrl(parts, id),
    phone: () => (location.kind === 'phone' && location.number) || invitee.phone || '',
    address: () => (location.kind === 'address' ? location.address : ''),
    custom: () => (location.kind === 'custom' ? location.text : ''),
  }
  return where[location.kind]()
}

/** What attendees may read, and the way to our page; the internal note never leaves us here. */
function descriptionOf(parts: Parts, meeting: Meeting): string {
  const { invitee, guests, answers, description } = meeting
  const people = [invitee, ...guests].map(({ name, email, phone, company }) =>
    [name, company, email, phone].filter(Boolean).join(' · '),
  )
  const given = answers.map(({ label, value }) => `${label}: ${value}`)
  return [people.join('\n'), given.join('\n'), description, meetingUrl(parts, meeting.id)]
    .filter(Boolean)
    .join('\n\n')
}

const eventOf = (parts: Parts, meeting: Meeting): CalendarEvent => ({
  uid: meeting.iCalUid,
  sequence: meeting.sequence,
  title: `${meeting.title} · ${meeting.invitee.name}`,
  description: descriptionOf(parts, meeting),
  location: placeOf(parts, meeting),
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
})

const removeFrom = (parts: Parts, { connectionId, externalId }: Calendar, meeting: Meeting) =>
  withCalendarAccount(parts, connectionId, account =>
    account.deleteEvent(externalId, meeting.iCalUid),
  )

/** One event per meeting in its host's default calendar, for life; a calendar chosen since takes it over. */
export const calendarTarget = (parts: Parts): DeliveryTarget => ({
  matches: target => target.startsWith(prefix),
  deliver: async ({ meeting, target, refs, deliveredRevision }) => {
    if (!meeting || deliveredRevision === meeting.sequence) return 'nothing-to-do'
    const { calendarId } = (refs ?? {}) as { calendarId?: string }
    const before = calendarId ? await findCalendar(parts.db, calendarId) : undefined
    const calendar = await findDefaultCalendar(parts.db, target.slice(prefix.length))
    const isOn = meeting.status === 'scheduled' && calendar !== undefined
    // Where the answer to writing it was lost, the event may stand there although we know of none.
    const old = isOn ? before : (before ?? calendar)
    if (old && old.id !== (isOn ? calendar.id : undefined)) await removeFrom(parts, old, meeting)
    if (!isOn) return old ? { revision: meeting.sequence } : 'nothing-to-do'
    await withCalendarAccount(parts, calendar.connectionId, account =>
      account.putEvent(calendar.externalId, eventOf(parts, meeting)),
    )
    return { revision: meeting.sequence, refs: { calendarId: calendar.id } }
  },
})
