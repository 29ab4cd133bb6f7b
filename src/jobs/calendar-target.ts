import type { Meeting } from '../scheduling/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { type CalendarOpener, withCalendarAccount } from '../services/open-calendar.ts'
import { listAccountSettings } from '../store/calendar-accounts.ts'
import { type Calendar, findCalendar, findDefaultCalendar } from '../store/calendars.ts'
import { findConnection } from '../store/connections.ts'
import { setConferenceUrl } from '../store/own-events.ts'
import { eventOf } from './calendar-event.ts'
import type { Delivered, DeliveryTarget } from './delivery-target.ts'

const prefix = 'calendar:'

type Parts = CalendarOpener & Pick<ServiceContext, 'publicUrl'>

/** What we hold of the event that we wrote last. */
interface Refs {
  calendarId?: string
  eventId?: string
}

const removeFrom = (
  parts: Parts,
  { connectionId, externalId }: Calendar,
  { meeting, eventId }: { meeting: Meeting; eventId: string | undefined },
) =>
  withCalendarAccount(parts, connectionId, account =>
    account.deleteEvent(externalId, { key: meeting.id, uid: meeting.iCalUid, eventId }),
  )

async function writeTo(
  parts: Parts,
  calendar: Calendar,
  { meeting, eventId }: { meeting: Meeting; eventId: string | undefined },
): Promise<Delivered> {
  const { id: calendarId, connectionId, externalId, userId } = calendar
  const connection = await findConnection(parts.db, connectionId)
  const settings = (await listAccountSettings(parts.db, [connectionId])).get(connectionId)
  const event = await eventOf(parts, meeting, {
    host: meeting.hosts.find(({ id }) => id === userId) ?? meeting.host,
    provider: connection?.provider ?? '',
    eventId,
    hasReminders: settings?.hasReminders ?? true,
  })
  const written = await withCalendarAccount(parts, connectionId, account =>
    account.putEvent(externalId, event),
  )
  const { conferenceUrl: url } = written
  if (url) await setConferenceUrl(parts.db, { meetingId: meeting.id, url })
  return { revision: meeting.sequence, refs: { calendarId, eventId: written.eventId } }
}

/** One event per meeting in its host's default calendar, for life; a calendar chosen since takes it over. */
export const calendarTarget = (parts: Parts): DeliveryTarget => ({
  matches: target => target.startsWith(prefix),
  deliver: async ({ meeting, target, refs, deliveredRevision }) => {
    if (!meeting || deliveredRevision === meeting.sequence) return 'nothing-to-do'
    const { calendarId, eventId } = (refs ?? {}) as Refs
    const before = calendarId ? await findCalendar(parts.db, calendarId) : undefined
    const calendar = await findDefaultCalendar(parts.db, target.slice(prefix.length))
    const isOn = meeting.status === 'scheduled' && calendar !== undefined
    // Where the answer to writing it was lost, the event may stand there although we know of none.
    const old = isOn ? before : (before ?? calendar)
    const isMoving = old && old.id !== (isOn ? calendar.id : undefined)
    if (isMoving) await removeFrom(parts, old, { meeting, eventId })
    if (!isOn) return old ? { revision: meeting.sequence } : 'nothing-to-do'
    return writeTo(parts, calendar, { meeting, eventId: isMoving ? undefined : eventId })
  },
})
