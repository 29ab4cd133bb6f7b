import { ProviderError } from '../providers/provider-error.ts'
import type { Interval, SlotRules } from '../scheduling/types.ts'
import { type Calendar, listCheckedCalendars } from '../store/calendars.ts'
import { findUserById } from '../store/users.ts'
import type { ServiceContext } from './context.ts'
import { withCalendarAccount } from './open-calendar.ts'
import { syncCalendar } from './sync-calendar.ts'
import { withinPatience } from './within-patience.ts'

const minuteMs = 60_000

/** The meeting with its buffers: what an event must not touch. */
export const guardedTime = (startsAt: number, rules: SlotRules): Interval => ({
  start: startsAt - rules.bufferBeforeMinutes * minuteMs,
  end: startsAt + (rules.durationMinutes + rules.bufferAfterMinutes) * minuteMs,
})

async function isBusyIn(
  context: ServiceContext,
  calendar: Calendar,
  window: Interval,
): Promise<boolean> {
  const owner = await findUserById(context.db, calendar.userId)
  if (!owner) return false
  const { externalId } = calendar
  const { timeZone, email: ownerEmail } = owner
  const asking = withCalendarAccount(context, calendar.connectionId, account =>
    account.busy({ externalId, window, timeZone, ownerEmail }),
  )
  const spans = await withinPatience(asking)
  return (spans ?? []).some(({ start, end }) => start < window.end && end > window.start)
}

/** A calendar that does not answer decides nothing: what we read of it last does. */
async function ask(
  context: ServiceContext,
  calendar: Calendar,
  window: Interval,
): Promise<string | undefined> {
  try {
    if (!(await isBusyIn(context, calendar, window))) return undefined
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { provider, code } = error
    context.log.warn({ provider, code }, 'A calendar did not answer; its last reading decides')
    return undefined
  }
  // What is offered instead must not be the same time again.
  await withinPatience(syncCalendar(context, { calendarId: calendar.id }))
  return calendar.userId
}

/**
 * Which of these hosts are busy by their checked calendars as they are right now, asked live: between two
 * readings of the replica somebody may have written an event. Takes as long as an invitee may be kept waiting.
 */
export async function findBusyNow(
  context: ServiceContext,
  { hostIds, window }: { hostIds: readonly string[]; window: Interval },
): Promise<string[]> {
  const calendars = await listCheckedCalendars(context.db, hostIds)
  const busy = await Promise.all(calendars.map(calendar => ask(context, calendar, window)))
  return busy.filter(userId => userId !== undefined)
}
