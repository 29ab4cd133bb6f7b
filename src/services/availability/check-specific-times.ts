import type { SchedulingPage } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { loadOfferedHosts, specificOffer } from './availability-query.ts'
import { checkOfferedStart } from './check-offered-start.ts'

/** `buffer`: it touches only the buffer of something else, and may be offered anyway. */
export type SpecificTime = 'free' | 'buffer' | 'taken' | 'past'

/** What a link with specific times needs to be asked about times; without `id` it is not saved yet. */
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
 * How each start stands, by the computation that offers it on the link. `isUnknown`: a calendar of the host's
 * cannot be read, so nothing is offered.
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
  const offer = specificOffer({ ...link, slots: starts }, durationMinutes)
  const range = { start: Math.min(now, ...starts), end: Math.max(now, ...starts) + 1 }
  const [host] = await loadOfferedHosts(context.db, { offer, range, now })
  const stateOf = (start: number): SpecificTime => {
    if (!host) return 'taken'
    const check = checkOfferedStart(offer, { host: host.availability, start, now })
    if (check.offered) return 'free'
    if (check.reason === 'buffer') return 'buffer'
    return check.reason === 'in-the-past' || check.reason === 'too-soon' ? 'past' : 'taken'
  }
  return { times: new Map(starts.map(start => [start, stateOf(start)])), isUnknown: !host }
}
