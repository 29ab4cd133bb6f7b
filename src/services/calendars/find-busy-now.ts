import { ProviderError } from '../../providers/provider-error.ts'
import type { Interval, SlotRules } from '../../scheduling/types.ts'
import { type Calendar, listCheckedCalendars } from '../../store/calendars/calendars.ts'
import { findUserById } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { withinPatience } from '../with-timeout.ts'
import { withCalendarAccount } from './open-calendar.ts'
import { addressesOf } from './owner-addresses.ts'
import { busyRulesOf } from './reading-options.ts'
import { syncCalendar } from './sync-calendar.ts'

const minuteMs = 60_000
/** If a calendar does not answer, an older sync is not enough. */
const freshMs = 15 * minuteMs

/** The meeting with its buffers, which no event may overlap. */
export const guardedTime = (startsAt: number, rules: SlotRules): Interval => ({
  start: startsAt - rules.bufferBeforeMinutes * minuteMs,
  end: startsAt + (rules.durationMinutes + rules.bufferAfterMinutes) * minuteMs,
})

/** Undefined if the calendar does not answer in time, or not at all. */
async function askWhether(
  context: ServiceContext,
  calendar: Calendar,
  window: Interval,
): Promise<boolean | undefined> {
  const owner = await findUserById(context.db, calendar.userId)
  if (!owner) return false
  const { externalId, connectionId } = calendar
  const { timeZone } = owner
  const ownerEmails = await addressesOf(context.db, calendar, owner)
  const rules = await busyRulesOf(context.db, connectionId)
  const asking = withCalendarAccount(context, connectionId, account =>
    account.busy({ externalId, window, timeZone, ownerEmails, rules }),
  )
  try {
    const spans = await withinPatience(asking)
    return spans?.some(({ start, end }) => start < window.end && end > window.start)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { provider, code } = error
    context.log.warn({ provider, code }, 'A calendar did not answer; its last sync is used')
    return undefined
  }
}

interface HostsNow {
  busyIds: string[]
  /** Hosts whose calendar did not answer and was last read too long ago. */
  unverifiedIds: string[]
}

async function ask(
  context: ServiceContext,
  calendar: Calendar,
  window: Interval,
): Promise<HostsNow> {
  const isBusy = await askWhether(context, calendar, window)
  if (isBusy === undefined) {
    const isFresh = context.clock() - (calendar.syncedAt ?? 0) <= freshMs
    return { busyIds: [], unverifiedIds: isFresh ? [] : [calendar.userId] }
  }
  if (!isBusy) return { busyIds: [], unverifiedIds: [] }
  // Otherwise the alternatives could include the same time again.
  await withinPatience(syncCalendar(context, { calendarId: calendar.id }))
  return { busyIds: [calendar.userId], unverifiedIds: [] }
}

/**
 * Checks these hosts' calendars live, because events may have been added since the last sync. Takes no longer
 * than an invitee can wait.
 */
export async function findBusyNow(
  context: ServiceContext,
  { hostIds, window }: { hostIds: readonly string[]; window: Interval },
): Promise<HostsNow> {
  const calendars = await listCheckedCalendars(context.db, hostIds)
  const answers = await Promise.all(calendars.map(calendar => ask(context, calendar, window)))
  return {
    busyIds: answers.flatMap(({ busyIds }) => busyIds),
    unverifiedIds: answers.flatMap(({ unverifiedIds }) => unverifiedIds),
  }
}
