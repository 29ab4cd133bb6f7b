import type { Delivered, DeliveryAdapter, Json } from '../../jobs/delivery-adapter.ts'
import type { TargetOf } from '../../model/delivery-target.ts'
import type { Meeting } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { listAccountSettings } from '../../store/calendars/calendar-accounts.ts'
import { type Calendar, findCalendar } from '../../store/calendars/calendars.ts'
import { findDefaultCalendar } from '../../store/calendars/default-calendar.ts'
import { setConferenceUrl } from '../../store/calendars/own-events.ts'
import { findUserById } from '../../store/people/users.ts'
import { findConnection } from '../../store/workspace/connections.ts'
import type { ServiceContext } from '../context.ts'
import { readRefs } from '../deliveries/read-refs.ts'
import { invitationOwner } from '../meetings/invitation-owner.ts'
import { eventOf } from './calendar-event.ts'
import { type EventReference, type EventRefs, eventRefs } from './event-refs.ts'
import { type CalendarOpener, withCalendarAccount } from './open-calendar.ts'
import { settleMissingCall } from './settle-missing-call.ts'

type Parts = CalendarOpener & Pick<ServiceContext, 'publicUrl' | 'log'>

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
) {
  const { id: calendarId, connectionId, externalId, userId } = calendar
  const provider = (await findConnection(parts.db, connectionId))?.provider ?? ''
  const settings = (await listAccountSettings(parts.db, [connectionId])).get(connectionId)
  const event = await eventOf(parts, meeting, {
    host: meeting.hosts.find(({ id }) => id === userId) ?? meeting.host,
    locale: (await findUserById(parts.db, userId))?.locale ?? meeting.locale,
    provider,
    eventId,
    hasReminders: settings?.hasReminders ?? true,
    invites: (await invitationOwner(parts.db, meeting)) === 'calendar',
  })
  const written = await withCalendarAccount(parts, connectionId, account =>
    account.putEvent(externalId, event),
  )
  const { conferenceUrl: url, iCalUid, webUrl, isCallMissing = false } = written
  if (url) await setConferenceUrl(parts.db, { meetingId: meeting.id, url })
  const lacksLink = isCallMissing && (await settleMissingCall(parts, meeting))
  const { title } = event
  const reference = { calendarId, eventId: written.eventId, provider, externalId }
  return {
    refs: { ...reference, iCalUid, webUrl, title },
    followUps: lacksLink ? [{ kind: 'missing-call' } as const] : [],
  }
}

/** @returns events that could not be removed because their access is lost: they stay pending */
async function removeLeft(
  parts: Parts,
  meeting: Meeting,
  left: readonly EventReference[],
): Promise<EventReference[]> {
  const pending: EventReference[] = []
  for (const reference of left) {
    const calendar = await findCalendar(parts.db, reference.calendarId)
    if (!calendar) continue
    try {
      await removeFrom(parts, calendar, { meeting, eventId: reference.eventId })
    } catch (error) {
      if (!(error instanceof ProviderError) || error.isPassing) throw error
      pending.push(reference)
    }
  }
  return pending
}

/** If the answer to a write was lost, the event may be in the default calendar without being known here. */
async function remove(
  parts: Parts,
  { meeting, refs, userId }: { meeting: Meeting; refs: EventRefs; userId: string },
): Promise<Delivered | 'nothing-to-do'> {
  const { calendarId, eventId, left = [] } = refs
  const known = calendarId ? await findCalendar(parts.db, calendarId) : undefined
  const calendar = known ?? (await findDefaultCalendar(parts.db, userId))
  if (calendar) await removeFrom(parts, calendar, { meeting, eventId: known && eventId })
  const pending = await removeLeft(parts, meeting, left)
  if (!calendar && left.length === 0) return 'nothing-to-do'
  // If the meeting moved to another calendar, this one is no longer searched.
  const held = meeting.status === 'scheduled' ? {} : refs
  return { revision: meeting.sequence, refs: toJson({ ...held, left: pending }) }
}

const toJson = (refs: object): Json => JSON.parse(JSON.stringify(refs))

/**
 * Keeps one event per meeting in its host's default calendar, for the meeting's whole life. If the host chooses
 * another calendar, the event moves there; if the host changes, it is removed from the earlier host's calendar.
 */
export const calendarAdapter = (parts: Parts): DeliveryAdapter<TargetOf<'calendar'>> => ({
  kind: 'calendar',
  deliver: async ({ meeting, target, refs: held, deliveredRevision }) => {
    if (!meeting) return 'nothing-to-do'
    if (deliveredRevision === meeting.sequence) return { revision: meeting.sequence }
    const refs = readRefs(parts, eventRefs, held) ?? {}
    const { userId } = target
    const isTheirs = meeting.hosts.some(({ id }) => id === userId)
    // It was removed before: an event with its key that exists now is not ours.
    if (!isTheirs && deliveredRevision !== undefined && !refs.calendarId && !refs.left?.length)
      return { revision: meeting.sequence }
    const isOn = meeting.status === 'scheduled' && isTheirs
    const calendar = isOn ? await findDefaultCalendar(parts.db, userId) : undefined
    if (!calendar) return remove(parts, { meeting, refs, userId })
    const { calendarId, eventId, left = [] } = refs
    const isSame = calendarId === calendar.id
    const { refs: written, followUps } = await writeTo(parts, calendar, {
      meeting,
      eventId: isSame ? eventId : undefined,
    })
    const before = !isSame && calendarId && eventId ? [{ calendarId, eventId }] : []
    const pending = await removeLeft(parts, meeting, [...left, ...before])
    return {
      revision: meeting.sequence,
      refs: toJson({ ...written, left: pending }),
      followUps,
    }
  },
})
