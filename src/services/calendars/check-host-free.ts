import type { Meeting } from '../../model/entities.ts'
import { loadHostTimes } from '../../store/availability/occupancies.ts'
import type { ServiceContext } from '../context.ts'
import { findBusyNow } from './find-busy-now.ts'

export type HostAnswer = 'free' | 'busy' | 'unknown'

type Span = Pick<Meeting, 'id' | 'startsAt' | 'endsAt'>

/**
 * Whether a user could host this meeting at its time: no meeting of ours and no checked calendar conflicts. The
 * rules of its page do not apply, since a person decides. Reads calendars live, so it must run outside
 * transactions.
 */
export async function hostIsFree(
  context: ServiceContext,
  { hostId, meeting }: { hostId: string; meeting: Span },
): Promise<HostAnswer> {
  const { id: exceptMeetingId, startsAt: start, endsAt: end } = meeting
  const window = { start, end }
  const times = await loadHostTimes(context.db, {
    hostIds: [hostId],
    range: window,
    countRange: undefined,
    pageId: undefined,
    exceptMeetingId,
    now: context.clock(),
  })
  const { busy = [], occupied = [], isUnknown = false } = times.get(hostId) ?? {}
  const isTaken = [...busy, ...occupied].some(taken => taken.start < end && taken.end > start)
  if (isTaken) return 'busy'
  const { busyIds, unverifiedIds } = await findBusyNow(context, { hostIds: [hostId], window })
  if (busyIds.length > 0) return 'busy'
  return isUnknown || unverifiedIds.length > 0 ? 'unknown' : 'free'
}
