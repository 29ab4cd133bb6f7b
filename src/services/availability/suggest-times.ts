import type { WorkspaceId } from '../../model/entities.ts'
import type { Interval, IntervalList } from '../../scheduling/types.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { type AvailabilityQuery, pageQuery } from './availability-query.ts'
import { findStarts } from './find-starts.ts'

export interface SuggestTimes {
  workspaceId: WorkspaceId
  hostId: string
  /**
   * Its rules apply, except for the booking horizon and the pool. Without a page: the host's hours, every 30
   * minutes.
   */
  pageId?: string | undefined
  durationMinutes: number
  ranges: IntervalList
  count: number
}

export interface Suggested {
  starts: number[]
  /** The first free start after the ranges, if they have none. */
  nextFreeAt: number | undefined
}

interface PlainHosts {
  workspaceId: WorkspaceId
  hostIds: readonly string[]
  durationMinutes: number
}

const dayMs = 24 * 60 * 60_000

/** Availability of people without a page: each within their own hours, every 30 minutes. */
export const plainQuery = (
  kind: AvailabilityQuery['kind'],
  { workspaceId, hostIds, durationMinutes }: PlainHosts,
): AvailabilityQuery => ({
  kind,
  workspaceId,
  pageId: undefined,
  scheduleId: undefined,
  hostIds,
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

async function queryOf(
  context: Pick<ServiceContext, 'db'>,
  query: SuggestTimes,
): Promise<AvailabilityQuery> {
  const { workspaceId, pageId, hostId, durationMinutes } = query
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  if (found)
    return { ...pageQuery(found.page, durationMinutes), kind: 'personal', hostIds: [hostId] }
  return plainQuery('personal', { workspaceId, hostIds: [hostId], durationMinutes })
}

/**
 * Spreads the suggestions evenly over the free starts, at least a meeting apart, so that they really differ.
 */
export function spreadStarts(
  starts: readonly number[],
  { count, durationMs }: { count: number; durationMs: number },
): number[] {
  const apart = starts.filter((start, index) => {
    const firstOfRun = starts[0] ?? start
    return index === 0 || (start - firstOfRun) % durationMs === 0
  })
  const pool = apart.length >= count ? apart : [...starts]
  if (pool.length <= count) return pool
  const gap = (pool.length - 1) / Math.max(1, count - 1)
  return Array.from(
    { length: count },
    (_, index) => pool[Math.round(index * (count === 1 ? 0 : gap))],
  ).filter(start => start !== undefined)
}

/** Free starts within the ranges, ascending, at most `count`. */
export async function suggestFrom(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  query: AvailabilityQuery,
  { ranges, count, durationMinutes }: Pick<SuggestTimes, 'ranges' | 'count' | 'durationMinutes'>,
): Promise<Suggested> {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (!first || !last) return { starts: [], nextFreeAt: undefined }
  const now = clock()
  // A start at this moment is too late.
  const list = async (range: Interval) =>
    (await findStarts(db, { query, range, now })).filter(start => start > now)
  const durationMs = durationMinutes * 60_000
  const fits = (start: number) =>
    ranges.some(range => start >= range.start && start + durationMs <= range.end)
  const free = (await list({ start: first.start, end: last.end })).filter(fits)
  if (free.length > 0)
    return { starts: spreadStarts(free, { count, durationMs }), nextFreeAt: undefined }
  const [nextFreeAt] = await list({ start: last.end, end: last.end + 30 * dayMs })
  return { starts: [], nextFreeAt }
}

/** Free starts of one host for a proposal. */
export const suggestTimes = async (
  context: Pick<ServiceContext, 'db' | 'clock'>,
  query: SuggestTimes,
): Promise<Suggested> => suggestFrom(context, await queryOf(context, query), query)
