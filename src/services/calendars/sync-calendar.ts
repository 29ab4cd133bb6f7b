import type { Knex } from 'knex'
import type { CalendarReading } from '../../calendars/calendar-provider.ts'
import type { User } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { Interval } from '../../scheduling/types.ts'
import { deleteBusyEvents, replaceBusyEvents } from '../../store/calendars/calendar-busy.ts'
import {
  advanceSyncToken,
  lockCalendar,
  noteSyncError,
  settleSync,
} from '../../store/calendars/calendar-sync.ts'
import { type Calendar, findCalendar, listReadCalendars } from '../../store/calendars/calendars.ts'
import { withSessionLock } from '../../store/database/session-lock.ts'
import { findUserById } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { noteFailure as noteOutage, noteWorking, servedByCalendar } from '../deliveries/outages.ts'
import { enqueueFollowing, withForeignTimes } from './detect-event-changes.ts'
import { readEventNote, writeEventNote } from './event-note.ts'
import { keepCalendarMeetings } from './import-calendar-meetings.ts'
import { withCalendarAccount } from './open-calendar.ts'
import { addressesOf } from './owner-addresses.ts'
import { busyRulesOf } from './reading-options.ts'
import { enqueueTasks } from './task-calendar.ts'

const dayMs = 24 * 60 * 60_000
/** Further ahead than any page can be booked. The daily full sync keeps it so. */
const windowOf = (now: number): Interval => ({ start: now - dayMs, end: now + 401 * dayMs })
const leastAheadMs = 400 * dayMs
/** If another process is syncing the calendar, it may have started before the notification. */
const heldElsewhereMs = 2_000

/** One job per calendar that is read, and one per task calendar. */
export async function enqueueCalendars(
  context: Pick<ServiceContext, 'db' | 'jobs'>,
): Promise<void> {
  const calendars = await listReadCalendars(context.db)
  const jobs = calendars.map(({ id: calendarId }) => ({ payload: { calendarId } }))
  await context.jobs.enqueue(context.db, 'sync-calendar', jobs)
  await enqueueTasks(context)
}

interface Read {
  calendar: Calendar
  owner: User
  reading: CalendarReading
  window: Interval
  now: number
}

async function read(context: ServiceContext, calendar: Calendar): Promise<Read | undefined> {
  const now = context.clock()
  const window = windowOf(now)
  const owner = await findUserById(context.db, calendar.userId)
  if (!owner) return undefined
  const reachesFar = (calendar.syncedUntil ?? 0) >= now + leastAheadMs
  const rules = await busyRulesOf(context.db, calendar.connectionId)
  const ownerEmails = await addressesOf(context.db, calendar, owner)
  const reading = await withCalendarAccount(context, calendar.connectionId, account =>
    account.read({
      externalId: calendar.externalId,
      window,
      token: reachesFar ? calendar.syncToken : undefined,
      timeZone: owner.timeZone,
      ownerEmails,
      rules,
    }),
  )
  return { calendar, owner, reading, window, now }
}

/** A note about unreadable events. An incremental sync has no news of events that it does not list. */
function noteOf(
  { kind, unreadableCount, events }: CalendarReading,
  { lastError }: Calendar,
): string | undefined {
  const doubtful = events.filter(({ isDoubtful }) => isDoubtful).length
  const note = writeEventNote({ unreadable: unreadableCount, doubtful })
  if (note) return note
  return kind === 'changes' && readEventNote(lastError) ? lastError : undefined
}

/** Logged once per change of the note. */
function logNote(context: ServiceContext, { id, lastError }: Calendar, note: string | undefined) {
  const counts = readEventNote(note)
  if (counts && note !== lastError)
    context.log.warn({ calendarId: id, ...counts }, 'Events of a calendar cannot be understood')
}

/**
 * Saves all of a sync in one transaction: busy times, and jobs for changed meetings.
 * @returns false if the calendar's settings changed during the sync
 */
async function keep(
  context: ServiceContext,
  trx: Knex,
  { calendar, reading, window, now }: Read,
): Promise<boolean> {
  const locked = await lockCalendar(trx, calendar.id)
  const isUsed = locked?.isChecked || locked?.isDefault
  if (!isUsed || locked.generation !== calendar.generation) return false
  const isWhole = reading.kind === 'whole'
  if (isWhole) await deleteBusyEvents(trx, calendar.id)
  const events = await withForeignTimes(trx, calendar, reading)
  await replaceBusyEvents(trx, calendar.id, { ...reading, events })
  const until = isWhole ? window.end : (calendar.syncedUntil ?? window.end)
  const missed = await enqueueFollowing(context, trx, { calendarId: calendar.id, reading, window })
  const note = missed ?? noteOf(reading, calendar)
  logNote(context, calendar, note)
  // The token is saved after the meetings of this sync.
  const { syncToken: token } = calendar
  await settleSync(trx, calendar.id, { token, until, at: now, note })
  return true
}

/** If the process is killed in between, the same changes are read again, and nothing is done twice. */
async function readReplica(context: ServiceContext, calendar: Calendar): Promise<void> {
  const done = await read(context, calendar)
  if (!done) return
  if (!(await context.db.transaction(trx => keep(context, trx, done)))) {
    const payload = { calendarId: calendar.id, askedAt: context.clock() }
    return context.jobs.enqueue(context.db, 'sync-calendar', [{ payload }])
  }
  // If the CRM is unavailable, the same changes are read again, so that it misses none.
  if (await keepCalendarMeetings(context, done))
    await advanceSyncToken(context.db, calendar, done.reading.token)
}

async function noteFailure(
  context: ServiceContext,
  calendar: Calendar,
  error: unknown,
): Promise<void> {
  if (!(error instanceof ProviderError)) throw error
  const { reason, reasonCode, code } = error
  await context.db.transaction(async trx => {
    await noteOutage(context, trx, { served: servedByCalendar(calendar), error })
    await noteSyncError(trx, calendar.id, { reason, reasonCode, isLost: code === 'not-found' })
  })
}

async function sync(
  context: ServiceContext,
  { calendarId, askedAt }: { calendarId: string; askedAt?: number | undefined },
): Promise<void> {
  const calendar = await findCalendar(context.db, calendarId)
  if (!calendar || !(calendar.isChecked || calendar.isDefault)) return
  const isKnown = askedAt !== undefined && (calendar.syncedAt ?? 0) > askedAt
  if (isKnown) return
  try {
    await readReplica(context, calendar)
    await noteWorking(context, servedByCalendar(calendar))
    if (!calendar.isLost)
      await context.jobs.enqueue(context.db, 'watch-calendar', [{ payload: { calendarId } }])
  } catch (error) {
    await noteFailure(context, calendar, error)
  }
}

/**
 * Updates the busy times of a calendar and everything that depends on them, in one process at a time per
 * calendar. If access is lost, the account is marked, and its owner has no available times until it is
 * reconnected, since unknown busy times are not free times.
 *
 * @param query.askedAt when the provider notified us of a change (epoch ms): if the calendar was read since,
 *   nothing happens
 */
export async function syncCalendar(
  context: ServiceContext,
  query: { calendarId: string; askedAt?: number | undefined },
): Promise<void> {
  const wasRun = await withSessionLock(context.db, `calendar:${query.calendarId}`, () =>
    sync(context, query),
  )
  if (wasRun || query.askedAt === undefined) return
  const startAfter = context.clock() + heldElsewhereMs
  await context.jobs.enqueue(context.db, 'sync-calendar', [{ payload: query, startAfter }])
}
