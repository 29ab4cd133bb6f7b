import type { WorkspaceId } from '../scheduling/entities.ts'
import type { Interval, IntervalList } from '../scheduling/types.ts'
import { findPageById } from '../store/pages.ts'
import type { ServiceContext } from './context.ts'
import { type Offer, pageOffer } from './offer.ts'
import { offeredStarts } from './offered-starts.ts'

export interface SuggestTimes {
  workspaceId: WorkspaceId
  hostId: string
  /** Its rules apply, save the horizon's and the pool's; without one the host's hours, every 30 minutes. */
  pageId?: string | undefined
  durationMinutes: number
  ranges: IntervalList
  count: number
}

const dayMs = 24 * 60 * 60_000

async function offerOf(context: Pick<ServiceContext, 'db'>, query: SuggestTimes): Promise<Offer> {
  const { workspaceId, pageId, hostId, durationMinutes } = query
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  if (found)
    return { ...pageOffer(found.page, durationMinutes), kind: 'personal', hostIds: [hostId] }
  return {
    kind: 'personal',
    workspaceId,
    pageId: undefined,
    scheduleId: undefined,
    hostIds: [hostId],
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
  }
}

/** Evenly spread over what is free and at least a meeting apart, so that the choice is a real one. */
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

/**
 * Free starts of one host for a proposal, ascending, at most `count`.
 * @returns `nextFreeAt` names the first free start after the ranges where they hold none
 */
export async function suggestTimes(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  query: SuggestTimes,
): Promise<{ starts: number[]; nextFreeAt: number | undefined }> {
  const [first, last] = [query.ranges[0], query.ranges.at(-1)]
  if (!first || !last) return { starts: [], nextFreeAt: undefined }
  const offer = await offerOf(context, query)
  const now = context.clock()
  // What begins this moment is no longer to be offered.
  const list = async (range: Interval) =>
    (await offeredStarts(context.db, { offer, range, now })).filter(start => start > now)
  const durationMs = query.durationMinutes * 60_000
  const fits = (start: number) =>
    query.ranges.some(range => start >= range.start && start + durationMs <= range.end)
  const free = (await list({ start: first.start, end: last.end })).filter(fits)
  if (free.length > 0)
    return { starts: spreadStarts(free, { count: query.count, durationMs }), nextFreeAt: undefined }
  const [nextFreeAt] = await list({ start: last.end, end: last.end + 30 * dayMs })
  return { starts: [], nextFreeAt }
}
