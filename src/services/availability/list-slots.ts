import type { SchedulingPage } from '../../model/entities.ts'
import type { Interval } from '../../scheduling/types.ts'
import type { ServiceContext } from '../context.ts'
import { invalidInput } from '../problems.ts'
import { isUsedUp, narrowedTo, pageOffer } from './availability-query.ts'
import { offeredStarts } from './find-starts.ts'

interface SlotQuery {
  page: SchedulingPage
  range: Interval
  /** One of the page's. */
  durationMinutes: number
  /** Only this one of the page's hosts. */
  hostId?: string | undefined
}

/** Throws `invalid-input` where the page does not offer the duration. */
function assertDuration(page: SchedulingPage, durationMinutes: number): void {
  if (page.durationsMinutes.includes(durationMinutes)) return
  const message = `must be one of ${page.durationsMinutes.join(', ')} minutes`
  throw invalidInput([{ path: 'durationMinutes', message }])
}

/** Starts (epoch ms, ascending) an invitee may pick; [] when nothing fits or the page is switched off. */
export async function listSlots(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  query: SlotQuery,
): Promise<{ starts: number[] }> {
  const { page, range } = query
  assertDuration(page, query.durationMinutes)
  if (!page.isActive) return { starts: [] }
  const offer = narrowedTo(pageOffer(page, query.durationMinutes), query.hostId)
  return { starts: await offeredStarts(context.db, { offer, range, now: context.clock() }) }
}

/** Whether a link for one meeting has its meeting. */
export const hasItsMeeting = (
  { db }: Pick<ServiceContext, 'db'>,
  page: SchedulingPage,
): Promise<boolean> => isUsedUp(db, pageOffer(page, page.durationsMinutes[0] ?? 0))
