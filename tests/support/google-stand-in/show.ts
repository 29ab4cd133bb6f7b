import type { CalendarEntry, GoogleEvent } from './model.ts'
import { inZone } from './times.ts'

/** The fields that a list shows of a deleted event. */
export const tombstone = (event: GoogleEvent): Partial<GoogleEvent> => {
  const { id, etag, recurringEventId, originalStartTime } = event
  const series = recurringEventId ? { recurringEventId, originalStartTime } : {}
  return { kind: 'calendar#event', etag, id, status: 'cancelled', ...series }
}

const busyOnly = (event: GoogleEvent): Partial<GoogleEvent> => {
  const { kind, etag, id, status, start, end, iCalUID, recurringEventId, originalStartTime } = event
  const series = recurringEventId ? { recurringEventId, originalStartTime } : {}
  return { kind, etag, id, status, start, end, iCalUID, visibility: 'private', ...series }
}

/** An event in a calendar, as an account sees it. */
export function show(
  { calendar, accessRole }: CalendarEntry,
  email: string,
  event: GoogleEvent,
  timeZone?: string | null,
): Partial<GoogleEvent> {
  const self = (person: { email: string }, own: string) =>
    person.email.toLowerCase() === own.toLowerCase() ? { self: true } : {}
  const zoned = (time: GoogleEvent['start']) =>
    inZone(time, calendar.timeZone, timeZone ?? calendar.timeZone)
  const { attendees, organizer, creator, originalStartTime } = event
  const shown = {
    ...event,
    kind: 'calendar#event',
    start: zoned(event.start),
    end: zoned(event.end),
    ...(originalStartTime && { originalStartTime: zoned(originalStartTime) }),
    creator: { ...creator, ...self(creator, calendar.id) },
    organizer: { ...organizer, ...self(organizer, calendar.id) },
    ...(attendees && {
      attendees: attendees.map(attendee => ({
        ...attendee,
        ...(attendee.email === organizer.email && { organizer: true }),
        ...self(attendee, email),
      })),
    }),
  }
  return accessRole === 'freeBusyReader' ? busyOnly(shown) : shown
}
