import { isPlainDate } from '../../../scheduling/plain-date.ts'
import type { Interval } from '../../../scheduling/types.ts'
import { toInstant } from '../../../scheduling/zoned-time.ts'
import type { TakenTime } from '../../../services/host-day.ts'

const minuteMs = 60_000
const firstHour = 7
const lastHour = 20

/** One half hour of the day as the form shows it. */
export interface DayTime {
  /** HH:MM. */
  time: string
  isPast: boolean
  /** What is in the way of a meeting that begins then. */
  taken: readonly TakenTime[]
}

const pad = (value: number) => String(value).padStart(2, '0')

/** From midnight to midnight; undefined for what is no day. */
export function dayRange(day: string, timeZone: string): Interval | undefined {
  if (!isPlainDate(day)) return undefined
  const start = toInstant(day, '00:00', timeZone)
  return { start, end: start + 26 * 60 * minuteMs }
}

/** The half hours of a working day, each with what takes the host's time. */
export function dayTimes(query: {
  day: string
  timeZone: string
  durationMinutes: number
  taken: readonly TakenTime[]
  now: number
}): DayTime[] {
  const times = Array.from(
    { length: (lastHour - firstHour) * 2 },
    (_, index) => `${pad(firstHour + Math.floor(index / 2))}:${index % 2 === 0 ? '00' : '30'}`,
  )
  return times.map(time => {
    const start = toInstant(query.day, time, query.timeZone)
    const end = start + query.durationMinutes * minuteMs
    const taken = query.taken.filter(span => span.start < end && span.end > start)
    return { time, isPast: start <= query.now, taken }
  })
}
