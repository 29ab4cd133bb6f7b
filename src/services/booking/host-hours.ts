import type { WorkspaceId } from '../../model/entities.ts'
import { openTimeAround } from '../../scheduling/open-time.ts'
import type { Interval, IntervalList } from '../../scheduling/types.ts'
import { listSchedules } from '../../store/people/schedules.ts'
import type { ServiceContext } from '../context.ts'

/** A host's usual hours around the range; undefined if they have none. */
export async function hostHours(
  { db }: Pick<ServiceContext, 'db'>,
  { workspaceId, hostId, range }: { workspaceId: WorkspaceId; hostId: string; range: Interval },
): Promise<IntervalList | undefined> {
  const [usual] = await listSchedules(db, { workspaceId, userId: hostId })
  return usual && openTimeAround(usual, range)
}

/** Whether part of the span is outside these hours. Always false if there are none. */
export const isOutsideHours = (span: Interval, hours: IntervalList | undefined): boolean =>
  hours !== undefined && !hours.some(({ start, end }) => start <= span.start && span.end <= end)
