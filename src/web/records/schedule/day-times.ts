import { addDays, isPlainDate } from '../../../scheduling/plain-date.ts'
import type { Interval, IntervalList, PlainDate } from '../../../scheduling/types.ts'
import { isoWeekStart, startOfDay, toInstant } from '../../../scheduling/zoned-time.ts'
import { isOutsideHours } from '../../../services/booking/host-hours.ts'
import type { TakenTime } from '../../../services/booking/host-taken-times.ts'

const minuteMs = 60_000
const firstHour = 7
const lastHour = 20

/** One start of the day as the calendar shows it. */
export interface DayStart {
  /** HH:MM. */
  time: string
  startsAt: number
  endsAt: number
  isPast: boolean
  /** Not within the host's usual hours. */
  isOutsideHours: boolean
  /** Of the host's, what a meeting that begins then would run into. */
  clashes: readonly TakenTime[]
}

/** Starts one below the other that the same things take up, or nothing does. */
export interface DayRun {
  taken: readonly TakenTime[]
  starts: readonly DayStart[]
}

interface DayQuery {
  day: PlainDate
  timeZone: string
  durationMinutes: number
  taken: readonly TakenTime[]
  /** The host's usual hours; undefined where they keep none. */
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

/** The seven days, Monday first, of which this is one. */
export const weekOf = (day: PlainDate): PlainDate[] =>
  Array.from({ length: 7 }, (_, index) => addDays(isoWeekStart(day), index))

/** What was asked for where it is a day that people plan for, else the other. */
export const dayOr = (day: string, otherwise: PlainDate): PlainDate =>
  isPlainDate(day) && day >= '2000-01-01' && day < '2100-01-01' ? day : otherwise

const wallTimes = (stepMinutes: number) =>
  Array.from({ length: ((lastHour - firstHour) * 60) / stepMinutes }, (_, index) => {
    const minutes = firstHour * 60 + index * stepMinutes
    return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  })

/** A row of the calendar: its own time on the clock, and the meeting that would begin there. */
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

/** The working day from top to bottom: what takes the host's time, and the starts between. */
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
