import type { Knex } from 'knex'
import type { Meeting } from '../../model/entities.ts'
import { spreadOverDays } from '../../scheduling/spread-over-days.ts'
import type { IntervalList } from '../../scheduling/types.ts'
import { wakingStarts } from '../../scheduling/waking-starts.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { type AvailabilityQuery, pageQuery } from './availability-query.ts'
import { findStarts } from './find-starts.ts'
import { rescheduleQuery } from './reschedule-times.ts'
import { plainQuery, suggestFrom } from './suggest-times.ts'

type OfMeeting = Pick<
  Meeting,
  'workspaceId' | 'host' | 'pageId' | 'startsAt' | 'endsAt' | 'timeZone'
>

const minuteMs = 60_000
/** Notice for a meeting without a page: the guest has to read an email first. */
const plainNoticeMinutes = 60

const minutesOf = ({ startsAt, endsAt }: OfMeeting): number => (endsAt - startsAt) / minuteMs

/**
 * The rules of the meeting's page. A link with specific times has no other times, so the host's hours are used.
 */
async function otherTimesQuery(db: Knex, meeting: OfMeeting): Promise<AvailabilityQuery> {
  const { workspaceId, pageId, host } = meeting
  const found = pageId ? await findPageById(db, { workspaceId, pageId }) : undefined
  const durationMinutes = minutesOf(meeting)
  const hostIds = [host.id]
  if (found && found.page.kind !== 'specific-times')
    return { ...pageQuery(found.page, durationMinutes), kind: 'personal', hostIds }
  const plain = plainQuery('personal', { workspaceId, hostIds, durationMinutes })
  const { bufferBeforeMinutes, bufferAfterMinutes } = found?.page ?? plain.rules
  const noticeMinutes = found?.page.noticeMinutes ?? plainNoticeMinutes
  const rules = { ...plain.rules, bufferBeforeMinutes, bufferAfterMinutes, noticeMinutes }
  return { ...plain, rules }
}

/**
 * Free starts (epoch ms, ascending) of the host that can replace a meeting's time: on the first days with free time,
 * the earliest first, in the guest's waking hours if there are any.
 */
export async function suggestOthers(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { meeting, ranges, count }: { meeting: OfMeeting; ranges: IntervalList; count: number },
): Promise<number[]> {
  const query = await otherTimesQuery(context.db, meeting)
  const durationMinutes = minutesOf(meeting)
  const every = { ranges, count: Number.POSITIVE_INFINITY, durationMinutes }
  const { starts } = await suggestFrom(context, query, every)
  const { timeZone } = meeting
  const waking = wakingStarts(starts, { timeZone, durationMinutes })
  return spreadOverDays(waking, { count, timeZone: meeting.host.timeZone })
}

/** Filters the starts at which the meeting's hosts are free, at any hour. */
export async function freeOfAnyHour(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { meeting, starts }: { meeting: Meeting; starts: readonly number[] },
): Promise<number[]> {
  const query = await rescheduleQuery(db, meeting, { isByHost: true })
  const now = clock()
  const found = await Promise.all(
    starts.map(start => findStarts(db, { query, range: { start, end: start + 1 }, now })),
  )
  return starts.filter((start, index) => found[index]?.includes(start))
}

/** Filters the starts that are still available. */
export async function stillAvailable(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { meeting, starts }: { meeting: OfMeeting; starts: readonly number[] },
): Promise<number[]> {
  if (starts.length === 0) return []
  const query = await otherTimesQuery(db, meeting)
  const range = { start: Math.min(...starts), end: Math.max(...starts) + 1 }
  const free = new Set(await findStarts(db, { query, range, now: clock() }))
  return starts.filter(start => free.has(start))
}
