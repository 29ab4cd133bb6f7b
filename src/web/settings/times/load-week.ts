import type { User } from '../../../scheduling/entities.ts'
import type { PlainDate } from '../../../scheduling/types.ts'
import { dayOf } from '../../../scheduling/zoned-time.ts'
import { listTaken } from '../../../services/host-day.ts'
import { type DayStart, dayRange, dayRuns, weekOf } from '../../records/schedule/day-times.ts'
import type { WebContext } from '../../web-context.ts'

const usualMinutes = 30

export interface WeekDay {
  day: PlainDate
  /** Those still to come, ascending. */
  starts: readonly DayStart[]
}

/** A week of the host as a calendar: each day with its starts, and what takes them. */
export interface Week {
  days: readonly WeekDay[]
  /** Their calendar cannot be read, so that nothing is known to be free. */
  isUnknown: boolean
}

/** The week of the host that `day` is in; `timeZone` is the reader's, in whose days and hours it is shown. */
export async function loadWeek(
  web: WebContext,
  {
    host,
    timeZone,
    day,
    minutes,
  }: { host: User; timeZone: string; day: PlainDate; minutes: number },
): Promise<Week> {
  const { id: hostId, workspaceId } = host
  const now = web.clock()
  const days = weekOf(day)
  const first = dayRange(days[0] ?? day, timeZone)
  const last = dayRange(days.at(-1) ?? day, timeZone)
  const range = { start: first.start, end: last.end }
  const { taken, isUnknown } = await listTaken(web, { workspaceId, hostId, range, isOwn: true })
  const durationMinutes = minutes > 0 ? minutes : usualMinutes
  const startsOf = (of: PlainDate) =>
    dayRuns({ day: of, timeZone, durationMinutes, taken, now })
      .flatMap(({ starts }) => starts)
      .filter(({ isPast }) => !isPast)
  return {
    days: days
      .filter(one => one >= dayOf(now, timeZone))
      .map(one => ({ day: one, starts: startsOf(one) })),
    isUnknown,
  }
}
