import type { SchedulingPage } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { loadHostsWithAvailability, specificTimesQuery } from './availability-query.ts'
import { checkQueriedStart } from './check-queried-start.ts'

/** `buffer`: it only touches a buffer, and may be picked in spite of it. */
export type SpecificTime = 'free' | 'buffer' | 'taken' | 'past'

/**
 * The fields of a link with specific times that decide which times are free. Without `id`, it is not saved yet.
 */
export type SpecificTimesLink = Pick<
  SchedulingPage,
  | 'workspaceId'
  | 'hostIds'
  | 'bufferBeforeMinutes'
  | 'bufferAfterMinutes'
  | 'noticeMinutes'
  | 'slotsAnyway'
> & { id: string | undefined }

/**
 * The state of each start, by the same computation that the link uses. `isUnknown`: a calendar of the host
 * cannot be read, so no time is available.
 */
export async function checkSpecificTimes(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  {
    link,
    durationMinutes,
    starts,
  }: { link: SpecificTimesLink; durationMinutes: number; starts: readonly number[] },
): Promise<{ times: ReadonlyMap<number, SpecificTime>; isUnknown: boolean }> {
  const now = context.clock()
  const query = specificTimesQuery({ ...link, slots: starts }, durationMinutes)
  const range = { start: Math.min(now, ...starts), end: Math.max(now, ...starts) + 1 }
  const [host] = await loadHostsWithAvailability(context.db, { query, range, now })
  const stateOf = (start: number): SpecificTime => {
    if (!host) return 'taken'
    const check = checkQueriedStart(query, { host: host.availability, start, now })
    if (check.offered) return 'free'
    if (check.reason === 'buffer') return 'buffer'
    return check.reason === 'in-the-past' || check.reason === 'too-soon' ? 'past' : 'taken'
  }
  return { times: new Map(starts.map(start => [start, stateOf(start)])), isUnknown: !host }
}
