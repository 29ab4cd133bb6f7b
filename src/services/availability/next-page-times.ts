import type { SchedulingPage } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { hasItsMeeting, listSlots } from './list-slots.ts'

const dayMs = 24 * 60 * 60_000
/** Searched one after the other: a near range is cheaper, a far one fills the list. */
const reachesMs = [14 * dayMs, 90 * dayMs, 400 * dayMs]

export interface PageTimes {
  /** The next starts, ascending, for the page's first duration. */
  starts: readonly number[]
  durationMinutes: number
  /** A link for one meeting that was booked. */
  isUsedUp: boolean
}

/** The next starts of a page, at most `count`. */
export async function listNextTimes(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { page, count }: { page: SchedulingPage; count: number },
): Promise<PageTimes> {
  const durationMinutes = page.durationsMinutes[0] ?? 30
  const now = context.clock()
  let starts: number[] = []
  for (const reachMs of reachesMs) {
    const range = { start: now, end: now + reachMs }
    starts = (await listSlots(context, { page, range, durationMinutes })).starts
    if (starts.length >= count) break
  }
  const isUsedUp = starts.length === 0 && (await hasItsMeeting(context, page))
  return { starts: starts.slice(0, count), durationMinutes, isUsedUp }
}
