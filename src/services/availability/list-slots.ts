import type { SchedulingPage } from '../../model/entities.ts'
import type { Interval } from '../../scheduling/types.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput } from '../problems.ts'
import { isUsedUp, narrowedTo, pageQuery } from './availability-query.ts'
import { findStarts } from './find-starts.ts'

interface SlotQuery {
  page: SchedulingPage
  range: Interval
  /** One of the page's durations. */
  durationMinutes: number
  /** Only this host of the page. */
  hostId?: string | undefined
}

/** Throws `invalid-input` if the page does not have this duration. */
function assertDuration(page: SchedulingPage, durationMinutes: number): void {
  if (page.durationsMinutes.includes(durationMinutes)) return
  const allowed = page.durationsMinutes.join(', ')
  throw invalidInput([fieldFault('durationMinutes', 'minutes-of-list', { allowed })])
}

/** Starts (epoch ms, ascending) that an invitee may pick. [] if nothing fits or the page is switched off. */
export async function listSlots(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  query: SlotQuery,
): Promise<{ starts: number[] }> {
  const { page, range } = query
  assertDuration(page, query.durationMinutes)
  if (!page.isActive) return { starts: [] }
  const narrowed = narrowedTo(pageQuery(page, query.durationMinutes), query.hostId)
  return { starts: await findStarts(context.db, { query: narrowed, range, now: context.clock() }) }
}

/** Whether the meeting of a link for one meeting is booked. */
export const hasItsMeeting = (
  { db }: Pick<ServiceContext, 'db'>,
  page: SchedulingPage,
): Promise<boolean> => isUsedUp(db, pageQuery(page, page.durationsMinutes[0] ?? 0))
