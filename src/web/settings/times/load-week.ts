import type { PlainDate } from '../../../scheduling/types.ts'
import { dayOf } from '../../../scheduling/zoned-time.ts'
import {
  checkSpecificTimes,
  type SpecificTime,
  type SpecificTimesLink,
} from '../../../services/availability/check-specific-times.ts'
import { dayRuns, weekOf } from '../../signed-in/day-times.ts'
import type { WebContext } from '../../web-context.ts'

const usualMinutes = 30
const dayMinutes = 24 * 60

export interface WeekStart {
  startsAt: number
  state: SpecificTime
}

interface WeekDay {
  day: PlainDate
  /** Future starts, ascending. */
  starts: readonly WeekStart[]
}

/** A host's week as a calendar: each day with its starts and their states. */
export interface Week {
  days: readonly WeekDay[]
  /** Picked times that cannot be booked at present, ascending. */
  blocked: readonly WeekStart[]
  /** The calendar cannot be read, so no time is known to be free. */
  isUnknown: boolean
}

interface WeekQuery {
  link: SpecificTimesLink
  /** The reader's zone, which determines days and hours. */
  timeZone: string
  /** A day of the week. */
  day: PlainDate
  minutes: number
  /** Picked times. */
  slots: readonly number[]
}

const startsOn = (day: PlainDate, { timeZone, minutes }: WeekQuery, now: number): number[] =>
  dayRuns({ day, timeZone, durationMinutes: minutes, taken: [], now })
    .flatMap(({ starts }) => starts)
    .filter(({ isPast }) => !isPast)
    .map(({ startsAt }) => startsAt)

/** The week of `day` for the link's host. It is computed like the times on the link itself. */
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
