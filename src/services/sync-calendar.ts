import type { CalendarReading } from '../calendars/calendar-provider.ts'
import { ProviderError } from '../providers/provider-error.ts'
import type { Interval } from '../scheduling/types.ts'
import { deleteBusyEvents, replaceBusyEvents } from '../store/calendar-busy.ts'
import {
  type Calendar,
  findCalendar,
  listCalendars,
  lockCalendar,
  noteSyncError,
  settleSync,
} from '../store/calendars.ts'
import { withSessionLock } from '../store/session-lock.ts'
import { findUserById } from '../store/users.ts'
import type { ServiceContext } from './context.ts'
import { withCalendarAccount } from './open-calendar.ts'

const dayMs = 24 * 60 * 60_000
/** Further than any page can be booked from where it stands; read whole again each day, so that it stays so. */
const windowOf = (now: number): Interval => ({ start: now - dayMs, end: now + 401 * dayMs })
const leastAheadMs = 400 * dayMs

/** One job per checked calendar. */
export async function enqueueCalendars(
  context: Pick<ServiceContext, 'db' | 'jobs'>,
): Promise<void> {
  const calendars = await listCalendars(context.db, { isChecked: true })
  const jobs = calendars.map(({ id: calendarId }) => ({ payload: { calendarId } }))
  await context.jobs.enqueue(context.db, 'sync-calendar', jobs)
}

/** Of changes alone nothing new is learnt about the others. */
function noteOf(
  { kind, unreadableCount }: CalendarReading,
  { lastError }: Calendar,
): string | undefined {
  if (unreadableCount > 0)
    return `${unreadableCount} of its events cannot be understood and take no time.`
  const isAboutEvents = lastError?.endsWith('take no time.')
  return kind === 'changes' && isAboutEvents ? lastError : undefined
}

async function readReplica(context: ServiceContext, calendar: Calendar): Promise<void> {
  const now = context.clock()
  const window = windowOf(now)
  const owner = await findUserById(context.db, calendar.userId)
  if (!owner) return
  const reachesFar = (calendar.syncedUntil ?? 0) >= now + leastAheadMs
  const reading = await withCalendarAccount(context, calendar.connectionId, account =>
    account.read({
      externalId: calendar.externalId,
      window,
      token: reachesFar ? calendar.syncToken : undefined,
      timeZone: owner.timeZone,
      ownerEmail: owner.email,
    }),
  )
  const isWhole = reading.kind === 'whole'
  await context.db.transaction(async trx => {
    // Unchecked or removed while it was read: nothing of it is kept.
    if (!(await lockCalendar(trx, calendar.id))?.isChecked) return
    if (isWhole) await deleteBusyEvents(trx, calendar.id)
    await replaceBusyEvents(trx, calendar.id, reading)
    const until = isWhole ? window.end : (calendar.syncedUntil ?? window.end)
    const note = noteOf(reading, calendar)
    await settleSync(trx, calendar.id, { token: reading.token, until, at: now, note })
  })
}

async function noteFailure(
  context: ServiceContext,
  calendar: Calendar,
  error: unknown,
): Promise<void> {
  if (!(error instanceof ProviderError)) throw error
  const { reason, code } = error
  await noteSyncError(context.db, calendar.id, { reason, isLost: code === 'not-found' })
}

/**
 * Brings the busy times we keep of a calendar up to date. One process at a time per calendar. Lost access
 * marks the account: its owner offers no time until it is mended, since an unread calendar is not an empty one.
 */
export async function syncCalendar(
  context: ServiceContext,
  { calendarId }: { calendarId: string },
): Promise<void> {
  await withSessionLock(context.db, `calendar:${calendarId}`, async () => {
    const calendar = await findCalendar(context.db, calendarId)
    if (!calendar?.isChecked) return
    try {
      await readReplica(context, calendar)
    } catch (error) {
      await noteFailure(context, calendar, error)
    }
  })
}
