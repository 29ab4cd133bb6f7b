import type { CalendarReading } from '../../calendars/calendar-provider.ts'
import { isOpen } from '../../model/meeting-status.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { Interval } from '../../scheduling/types.ts'
import { listAccountSettings } from '../../store/calendars/calendar-accounts.ts'
import {
  findCalendarMeetings,
  type KeptCalendarMeeting,
  listCalendarMeetings,
} from '../../store/calendars/calendar-meetings.ts'
import type { ServiceContext } from '../context.ts'
import { cancellation } from '../meetings/cancel-meeting.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import {
  followCalendarMeeting,
  logCalendarMeeting,
  ownerActor,
  type Shown,
} from './log-calendar-meeting.ts'

const dayMs = 24 * 60 * 60_000
/** Later events are logged when they come closer: the daily sync lists them again. */
const aheadMs = 60 * dayMs

interface ReadMeetings extends Shown {
  reading: CalendarReading
  now: number
}

/** The deletion of an event changes no outcome and no meeting that is over. */
async function cancel(context: ServiceContext, read: ReadMeetings, kept: KeptCalendarMeeting) {
  const { workspaceId } = read.owner
  const { meetingId } = kept
  await changeMeeting(
    context,
    { workspaceId, meetingId, actor: ownerActor(read) },
    async (meeting, trx) =>
      isOpen(meeting, context.clock()) ? cancellation(trx, meeting, {}) : undefined,
    { takesTime: true },
  )
}

/** Meetings that were logged from this calendar and that the sync no longer lists. */
async function listDeletedEvents(
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

/**
 * Logs errors, so that one odd event does not stop the others. If the CRM is unavailable, the error is thrown,
 * so that the sync is tried again.
 */
async function guarded(context: ServiceContext, work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (error instanceof ProviderError) throw error
    context.log.error({ err: error }, 'A meeting from a calendar could not be saved')
  }
}

async function keepAll(context: ServiceContext, read: ReadMeetings): Promise<void> {
  const { reading, now, owner } = read
  const all = reading.events.flatMap(({ eventId, seriesId, meetings = [] }) =>
    meetings.map(meeting => ({ eventId, seriesId, meeting })),
  )
  const lasting = all.filter(({ meeting }) => meeting.endsAt > Math.max(now, meeting.startsAt))
  const uids = lasting.map(({ meeting }) => meeting.uid)
  const { workspaceId } = owner
  const kept = await findCalendarMeetings(context.db, { workspaceId, uids })
  for (const found of lasting) {
    const known = kept.get(found.meeting.uid)
    if (known) await guarded(context, followCalendarMeeting(context, read, { known, found }))
    else if (found.meeting.startsAt < now + aheadMs)
      await guarded(context, logCalendarMeeting(context, read, found))
  }
  for (const deleted of await listDeletedEvents(context, read)) await cancel(context, read, deleted)
}

/**
 * Logs the owner's meetings with contacts in the CRM, and updates them when the calendar changes. Only the
 * calendar that meetings are written to is used: others are private or belong to somebody else.
 *
 * @returns false if the CRM is unavailable and the same changes have to be read again; a full sync is repeated
 *   daily anyway
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
