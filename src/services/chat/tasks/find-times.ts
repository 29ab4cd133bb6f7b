import type { TaskResult } from '../../../chat/types.ts'
import { spreadOverDays } from '../../../scheduling/spread-over-days.ts'
import type { Interval } from '../../../scheduling/types.ts'
import { listSlots } from '../../availability/list-slots.ts'
import { listMoves } from '../../availability/reschedule-times.ts'
import type { ServiceContext } from '../../context.ts'
import { getMeeting } from '../../meetings/find-meeting.ts'
import type { ChatTaskOf } from '../chat-task.ts'

const dayMs = 24 * 60 * 60_000
const shownCount = 3
/** Searched one after the other: a near range is cheaper, a far one finds more. */
const reachesMs = [14 * dayMs, 90 * dayMs, 400 * dayMs]

/** Starts of the page, or of the meeting that is moved. */
export async function listStartsOf(
  context: ServiceContext,
  { state, page, durationMinutes, conversation }: Omit<ChatTaskOf, 'task'>,
  range: Interval,
): Promise<number[]> {
  const { meeting } = state
  if (!state.isMoving || !meeting)
    return (await listSlots(context, { page, durationMinutes, range })).starts
  const { workspaceId } = conversation
  const moved = await getMeeting(context, { workspaceId, meetingId: meeting.id })
  return (await listMoves(context, { meeting: moved, range })).filter(
    start => start !== moved.startsAt,
  )
}

/** The next starts after `from`, spread over the days so that early birds and late risers find one. */
async function nextTimes(
  context: ServiceContext,
  task: ChatTaskOf,
  from: number,
): Promise<TaskResult> {
  for (const reachMs of reachesMs) {
    const found = await listStartsOf(context, task, { start: from, end: from + reachMs })
    const { timeZone } = task.state
    const starts = spreadOverDays(found, { count: shownCount, timeZone })
    if (starts.length > 0) return { outcome: 'times', starts }
  }
  return { outcome: 'times', starts: [] }
}

/** Times that were asked for in words; if none of them is free, the first one after them. */
export async function findTimes(context: ServiceContext, of: ChatTaskOf): Promise<TaskResult> {
  const { task, state } = of
  if (task.kind !== 'find-times') throw new Error(`${task.kind} finds no times`)
  const now = context.clock()
  if (task.after !== undefined) return nextTimes(context, of, task.after + 1)
  const [first, last] = [task.ranges?.[0], task.ranges?.at(-1)]
  if (!first || !last || !task.ranges) return nextTimes(context, of, now)
  const within = await listStartsOf(context, of, {
    start: Math.max(now, first.start),
    end: last.end,
  })
  const lengthMs = of.durationMinutes * 60_000
  const { ranges, starts: precise = [] } = task
  const isAsked = (start: number) =>
    precise.length > 0
      ? precise.includes(start)
      : ranges.some(range => start >= range.start && start + lengthMs <= range.end)
  const starts = within.filter(isAsked)
  if (starts.length > 0)
    return {
      outcome: 'times',
      starts: spreadOverDays(starts, { count: shownCount, timeZone: state.timeZone }),
    }
  const later = await nextTimes(context, of, Math.max(now, last.end))
  const nextFreeAt = later.outcome === 'times' ? later.starts[0] : undefined
  return { outcome: 'times', starts: [], ...(nextFreeAt === undefined ? {} : { nextFreeAt }) }
}
