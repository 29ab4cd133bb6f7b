import { addDays, isPlainDate } from '../../scheduling/plain-date.ts'
import type { Interval, IntervalList, PlainDate } from '../../scheduling/types.ts'
import { isoWeekStart, startOfDay, toInstant } from '../../scheduling/zoned-time.ts'
import { isOutsideHours } from '../../services/booking/host-hours.ts'
import type { TakenTime } from '../../services/booking/host-taken-times.ts'

const minuteMs = 60_000
const firstHour = 7
const lastHour = 20

/** A start of the day in the calendar. */
export interface DayStart {
  /** HH:MM. */
  time: string
  startsAt: number
  endsAt: number
  isPast: boolean
  /** Outside the host's usual hours. */
  isOutsideHours: boolean
  /** Events of the host that overlap a meeting at this start. */
  clashes: readonly TakenTime[]
}

/** Consecutive starts with the same clashes. */
export interface DayRun {
  taken: readonly TakenTime[]
  starts: readonly DayStart[]
}

interface DayQuery {
  day: PlainDate
  timeZone: string
  durationMinutes: number
  taken: readonly TakenTime[]
  /** The host's usual hours; undefined if the host has none. */
  hours?: IntervalList | undefined
  now: number
}

const pad = (value: number) => String(value).padStart(2, '0')
const touches = (a: Interval, b: Interval) => a.start < b.end && b.start < a.end

/** From midnight to midnight. */
export const dayRange = (day: PlainDate, timeZone: string): Interval => ({
  start: startOfDay(day, timeZone),
  end: startOfDay(addDays(day, 1), timeZone),
})

/** The week of this day, from Monday. */
export const weekOf = (day: PlainDate): PlainDate[] =>
  Array.from({ length: 7 }, (_, index) => addDays(isoWeekStart(day), index))

/** The requested day if it is a date of this century, else the other one. */
export const dayOr = (day: string, otherwise: PlainDate): PlainDate =>
  isPlainDate(day) && day >= '2000-01-01' && day < '2100-01-01' ? day : otherwise

const wallTimes = (stepMinutes: number) =>
  Array.from({ length: ((lastHour - firstHour) * 60) / stepMinutes }, (_, index) => {
    const minutes = firstHour * 60 + index * stepMinutes
    return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  })

/** A row of the calendar: its own period, and the period of a meeting that would start there. */
function rowsOf({ day, timeZone, durationMinutes, taken, hours, now }: DayQuery) {
  const stepMinutes = durationMinutes <= 15 ? 15 : 30
  return wallTimes(stepMinutes).map(time => {
    const startsAt = toInstant(day, time, timeZone)
    const endsAt = startsAt + durationMinutes * minuteMs
    const row = { start: startsAt, end: startsAt + stepMinutes * minuteMs }
    const meeting = { start: startsAt, end: endsAt }
    return {
      shown: taken.filter(span => touches(span, row)),
      start: {
        time,
        startsAt,
        endsAt,
        isPast: startsAt <= now,
        isOutsideHours: isOutsideHours(meeting, hours),
        clashes: taken.filter(span => touches(span, meeting)),
      },
    }
  })
}

/** The working day: events that take the host's time, and free starts between them. */
export function dayRuns(query: DayQuery): DayRun[] {
  const runs: { taken: TakenTime[]; starts: DayStart[] }[] = []
  for (const { shown, start } of rowsOf(query)) {
    const last = runs.at(-1)
    const isSame =
      last &&
      (shown.length === 0 ? last.taken.length === 0 : shown.some(span => last.taken.includes(span)))
    if (!isSame) {
      runs.push({ taken: [...shown], starts: [start] })
      continue
    }
    last.starts.push(start)
    last.taken.push(...shown.filter(span => !last.taken.includes(span)))
  }
  return runs
}
