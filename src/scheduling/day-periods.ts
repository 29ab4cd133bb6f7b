import { type DayNumber, dayNumber, minutesOf, weekdayIndex } from './plain-date.ts'
import { type Interval, type Period, type Schedule, weekdays } from './types.ts'
import { dayNumberAt, instantOf, isDayInZone } from './zoned-time.ts'

/** Minutes after the midnight at which the day starts; an end past midnight is over 1,440. */
interface Hours {
  readonly from: number
  readonly until: number
}

interface Stay {
  readonly from: DayNumber
  readonly until: DayNumber
  readonly timeZone: string
}

/**
 * The hours that start on the days `[first, last]`, both included, as instants, in no strict order and possibly
 * overlapping. Left out: hours that a clock change inverts (a start in the gap moves past its end), and days
 * that the zone's calendar skipped.
 */
export function dayPeriods(schedule: Schedule, first: DayNumber, last: DayNumber): Interval[] {
  const weekly = weekdays.map(weekday => readPeriods(schedule.weekly[weekday] ?? []))
  const overrides = new Map(
    schedule.overrides.map(o => [dayNumber(o.date), readPeriods(o.periods)]),
  )
  const stays = readStays(schedule)
  const periods: Interval[] = []
  for (let day = first; day <= last; day++) {
    const hours = overrides.get(day) ?? weekly[weekdayIndex(day)] ?? []
    if (hours.length === 0) continue
    const stay = stays.find(({ from, until }) => from <= day && day <= until)
    addDay(periods, day, { hours, timeZone: stay?.timeZone ?? schedule.timeZone })
  }
  return periods
}

function addDay(
  periods: Interval[],
  day: DayNumber,
  { hours, timeZone }: { hours: readonly Hours[]; timeZone: string },
): void {
  for (const { from, until } of hours) {
    const start = instantOf(day, from, timeZone)
    const end = instantOf(day, until, timeZone)
    if (start >= end) continue
    if (dayNumberAt(start, timeZone) !== day && !isDayInZone(day, timeZone)) return
    periods.push({ start, end })
  }
}

function readPeriods(periods: readonly Period[]): Hours[] {
  return periods.map(([start, end]) => {
    const from = minutesOf(start)
    const until = minutesOf(end)
    return { from, until: until <= from ? until + 24 * 60 : until }
  })
}

function readStays({ zoneStays = [] }: Schedule): Stay[] {
  return zoneStays.map(({ from, until, timeZone }) => ({
    from: dayNumber(from),
    until: dayNumber(until),
    timeZone,
  }))
}
