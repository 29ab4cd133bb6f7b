import type { SchedulingPage } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { hasItsMeeting, listSlots } from './list-slots.ts'

const dayMs = 24 * 60 * 60_000
/** Far enough to fill a short list, near enough to be cheap. */
const reachesMs = [14 * dayMs, 90 * dayMs, 400 * dayMs]

export interface PageTimes {
  /** The next starts, ascending; of the page's first duration. */
  starts: readonly number[]
  durationMinutes: number
  /** A link for one meeting that has its meeting. */
  isUsedUp: boolean
}

/** What a page offers next, at most `count` starts. */
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
