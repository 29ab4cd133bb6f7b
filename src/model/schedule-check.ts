import { isPlainDate, isWallTime, minutesOf } from '../scheduling/plain-date.ts'
import { type Period, type Schedule, weekdays } from '../scheduling/types.ts'
import { isTimeZone } from '../scheduling/zoned-time.ts'
import { maxOverrides, maxPeriodsPerDay, maxZoneStays } from './maximums.ts'

export type ScheduleFaultCode =
  | 'bad-zone'
  | 'bad-date'
  | 'duplicate-date'
  | 'end-before-start'
  | 'bad-time'
  | 'end-not-after-start'
  | 'overlap'
  | 'too-many-dates'
  | 'too-many-periods'

/** `path` leads to the field: `weekly.tue.0`, `overrides.2.date`, `zoneStays.0.timeZone`. */
interface ScheduleFault {
  readonly path: string
  readonly code: ScheduleFaultCode
}

const dayMinutes = 24 * 60

/**
 * Faults of a schedule as somebody typed it; [] if it is valid.
 * An end before its start runs past midnight and is valid; an end equal to its start is not.
 */
export function checkSchedule(schedule: Schedule): ScheduleFault[] {
  return [
    ...checkZone('timeZone', schedule.timeZone),
    ...weekdays.flatMap(day => checkPeriods(`weekly.${day}`, schedule.weekly[day] ?? [])),
    ...checkOverrides(schedule),
    ...checkStays(schedule),
  ]
}

function checkOverrides({ overrides }: Schedule): ScheduleFault[] {
  if (overrides.length > maxOverrides) return [{ path: 'overrides', code: 'too-many-dates' }]
  const seen = new Set<string>()
  return overrides.flatMap(({ date, periods }, index) => {
    const path = `overrides.${index}`
    const isRepeated = seen.has(date)
    seen.add(date)
    return [
      ...checkDate(`${path}.date`, date),
      ...(isRepeated ? [{ path: `${path}.date`, code: 'duplicate-date' } as const] : []),
      ...checkPeriods(`${path}.periods`, periods),
    ]
  })
}

function checkStays({ zoneStays = [] }: Schedule): ScheduleFault[] {
  if (zoneStays.length > maxZoneStays) return [{ path: 'zoneStays', code: 'too-many-dates' }]
  return zoneStays.flatMap(({ from, until, timeZone }, index) => {
    const path = `zoneStays.${index}`
    const dates = [...checkDate(`${path}.from`, from), ...checkDate(`${path}.until`, until)]
    const isTurned = dates.length === 0 && until < from
    return [
      ...dates,
      ...(isTurned ? [{ path: `${path}.until`, code: 'end-before-start' } as const] : []),
      ...checkZone(`${path}.timeZone`, timeZone),
    ]
  })
}

function checkPeriods(path: string, periods: readonly Period[]): ScheduleFault[] {
  if (periods.length > maxPeriodsPerDay) return [{ path, code: 'too-many-periods' }]
  const faults: ScheduleFault[] = []
  periods.forEach((period, index) => {
    const code = faultOf(period) ?? (overlapsEarlier(periods, index) ? 'overlap' : undefined)
    if (code !== undefined) faults.push({ path: `${path}.${index}`, code })
  })
  return faults
}

function faultOf([start, end]: Period): ScheduleFaultCode | undefined {
  if (!isWallTime(start) || !isWallTime(end) || start === '24:00') return 'bad-time'
  return start === end ? 'end-not-after-start' : undefined
}

/** Periods that only touch are valid: they are merged. */
function overlapsEarlier(periods: readonly Period[], index: number): boolean {
  const period = periods[index]
  if (period === undefined) return false
  const [start, end] = readMinutes(period)
  return periods.slice(0, index).some(earlier => {
    if (faultOf(earlier) !== undefined) return false
    const [earlierStart, earlierEnd] = readMinutes(earlier)
    return start < earlierEnd && earlierStart < end
  })
}

function readMinutes([start, end]: Period): [start: number, end: number] {
  const from = minutesOf(start)
  const until = minutesOf(end)
  return [from, until < from ? until + dayMinutes : until]
}

function checkDate(path: string, date: string): ScheduleFault[] {
  return isPlainDate(date) ? [] : [{ path, code: 'bad-date' }]
}

function checkZone(path: string, timeZone: string): ScheduleFault[] {
  return isTimeZone(timeZone) ? [] : [{ path, code: 'bad-zone' }]
}
