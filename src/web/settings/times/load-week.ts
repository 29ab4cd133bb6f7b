import type { PlainDate } from '../../../scheduling/types.ts'
import { dayOf } from '../../../scheduling/zoned-time.ts'
import {
  checkSpecificTimes,
  type SpecificTime,
  type SpecificTimesLink,
} from '../../../services/availability/check-specific-times.ts'
import { dayRuns, weekOf } from '../../records/schedule/day-times.ts'
import type { WebContext } from '../../web-context.ts'

const usualMinutes = 30
const dayMinutes = 24 * 60

export interface WeekStart {
  startsAt: number
  state: SpecificTime
}

interface WeekDay {
  day: PlainDate
  /** Those still to come, ascending. */
  starts: readonly WeekStart[]
}

/** A week of the host as a calendar: each day with its starts, and how they stand. */
export interface Week {
  days: readonly WeekDay[]
  /** The picked times that nobody can book as things stand, ascending. */
  blocked: readonly WeekStart[]
  /** Their calendar cannot be read, so that nothing is known to be free. */
  isUnknown: boolean
}

interface WeekQuery {
  link: SpecificTimesLink
  /** The reader's, in whose days and hours the week is shown. */
  timeZone: string
  /** One of the week. */
  day: PlainDate
  minutes: number
  /** What was picked. */
  slots: readonly number[]
}

const startsOn = (day: PlainDate, { timeZone, minutes }: WeekQuery, now: number): number[] =>
  dayRuns({ day, timeZone, durationMinutes: minutes, taken: [], now })
    .flatMap(({ starts }) => starts)
    .filter(({ isPast }) => !isPast)
    .map(({ startsAt }) => startsAt)

/** The week of the link's host that `day` is in, by the computation that offers times on the link. */
export async function loadWeek(web: WebContext, asked: WeekQuery): Promise<Week> {
  const now = web.clock()
  const isLength = asked.minutes > 0 && asked.minutes <= dayMinutes
  const query = { ...asked, minutes: isLength ? asked.minutes : usualMinutes }
  const days = weekOf(query.day)
    .filter(day => day >= dayOf(now, query.timeZone))
    .map(day => ({ day, starts: startsOn(day, query, now) }))
  const { times, isUnknown } = await checkSpecificTimes(web, {
    link: query.link,
    durationMinutes: query.minutes,
    starts: [...days.flatMap(({ starts }) => starts), ...query.slots],
  })
  const withState = (startsAt: number) => ({ startsAt, state: times.get(startsAt) ?? 'taken' })
  return {
    days: days.map(({ day, starts }) => ({ day, starts: starts.map(withState) })),
    blocked: query.slots.map(withState).filter(({ state }) => state !== 'free'),
    isUnknown,
  }
}
