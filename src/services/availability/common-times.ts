import type { WorkspaceId } from '../../model/entities.ts'
import type { IntervalList } from '../../scheduling/types.ts'
import type { ServiceContext } from '../context.ts'
import { plainQuery, type Suggested, suggestFrom } from './suggest-times.ts'

interface CommonTimes {
  workspaceId: WorkspaceId
  /** One or more users of the workspace; each within their own hours. */
  userIds: readonly string[]
  durationMinutes: number
  ranges: IntervalList
  count: number
}

/** Starts at which all of them are free. */
export const findCommonTimes = (
  context: Pick<ServiceContext, 'db' | 'clock'>,
  query: CommonTimes,
): Promise<Suggested> =>
  suggestFrom(context, plainQuery('group', { ...query, hostIds: query.userIds }), query)
