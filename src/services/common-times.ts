import type { WorkspaceId } from '../scheduling/entities.ts'
import type { Interval, IntervalList } from '../scheduling/types.ts'
import type { ServiceContext } from './context.ts'
import type { Offer } from './offer.ts'
import { offeredStarts } from './offered-starts.ts'
import { spreadStarts } from './suggest-times.ts'

export interface CommonTimes {
  workspaceId: WorkspaceId
  /** One or more users of the workspace; each within their own hours. */
  userIds: readonly string[]
  durationMinutes: number
  ranges: IntervalList
  count: number
}

const dayMs = 24 * 60 * 60_000

const offerFor = ({ workspaceId, userIds, durationMinutes }: CommonTimes): Offer => ({
  kind: 'group',
  workspaceId,
  pageId: undefined,
  scheduleId: undefined,
  hostIds: userIds,
  rules: {
    durationMinutes,
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    noticeMinutes: 0,
    horizon: { kind: 'rolling', days: 366 },
    limits: {},
  },
  isAnyHour: false,
})

/**
 * Starts at which all of them are free, ascending, at most `count`.
 * @returns `nextFreeAt` names the first after the ranges where they hold none
 */
export async function findCommonTimes(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  query: CommonTimes,
): Promise<{ starts: number[]; nextFreeAt: number | undefined }> {
  const [first, last] = [query.ranges[0], query.ranges.at(-1)]
  if (!first || !last) return { starts: [], nextFreeAt: undefined }
  const offer = offerFor(query)
  const now = clock()
  const list = async (range: Interval) =>
    (await offeredStarts(db, { offer, range, now })).filter(start => start > now)
  const durationMs = query.durationMinutes * 60_000
  const fits = (start: number) =>
    query.ranges.some(range => start >= range.start && start + durationMs <= range.end)
  const free = (await list({ start: first.start, end: last.end })).filter(fits)
  if (free.length > 0)
    return { starts: spreadStarts(free, { count: query.count, durationMs }), nextFreeAt: undefined }
  const [nextFreeAt] = await list({ start: last.end, end: last.end + 30 * dayMs })
  return { starts: [], nextFreeAt }
}
