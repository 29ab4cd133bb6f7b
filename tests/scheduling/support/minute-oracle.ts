/** Says minute by minute what the engine says by sweeping. Shares nothing with it but the types. */
import { DateTime } from 'luxon'
import {
  type HostAvailability,
  type PlainDate,
  type Schedule,
  type SlotRefusal,
  type SlotRules,
  type WallTime,
  weekdays,
} from '../../../src/scheduling/types.ts'
import { dateShown, day, findInstant, minute, minutesIn, type WallClock } from './wall-clock.ts'

/** Clocks by zone, each long enough for the days asked about. */
export type Clocks = (timeZone: string) => WallClock

/** One flag per minute from `from` on. */
export interface OpenMinutes {
  readonly from: number
  readonly isOpen: readonly boolean[]
}

export function openMinutes(
  schedule: Schedule,
  clocks: Clocks,
  dates: readonly PlainDate[],
): OpenMinutes {
  const { from, shown } = clocks(schedule.timeZone)
  const isOpen = shown.map(() => false)
  for (const date of dates) {
    for (const [start, end] of periodsOn(schedule, date)) {
      const clock = clocks(zoneOn(schedule, date))
      if (!clock.dates.has(date)) continue
      const opens = findInstant(clock, date, start)
      const closes = findInstant(
        clock,
        minutesIn(end) > minutesIn(start) ? date : dayAfter(date),
        end,
      )
      for (let at = opens; at < closes; at += minute) isOpen[(at - from) / minute] = true
    }
  }
  return { from, isOpen }
}

export function dayAfter(date: PlainDate): PlainDate {
  return dateShown(Date.parse(`${date}T00:00:00Z`) + day)
}

function periodsOn(
  schedule: Schedule,
  date: PlainDate,
): readonly (readonly [WallTime, WallTime])[] {
  const override = schedule.overrides.findLast(o => o.date === date)
  if (override !== undefined) return override.periods
  const weekday = weekdays[DateTime.fromISO(date, { zone: 'utc' }).weekday - 1]
  return (weekday && schedule.weekly[weekday]) ?? []
}

function zoneOn(schedule: Schedule, date: PlainDate): string {
  const stay = schedule.zoneStays?.find(({ from, until }) => from <= date && date <= until)
  return stay?.timeZone ?? schedule.timeZone
}

export interface Asked {
  readonly host: HostAvailability
  readonly rules: SlotRules
  readonly start: number
  readonly now: number
  readonly open: OpenMinutes
}

export function refusalByMinutes(asked: Asked): SlotRefusal | undefined {
  const { rules, start, now } = asked
  if (start < now) return 'in-the-past'
  if (start - now < rules.noticeMinutes * minute) return 'too-soon'
  if (!isWithinHorizon(asked)) return 'beyond-horizon'
  const meeting = minutesFrom(start, rules.durationMinutes)
  if (!meeting.every(at => isOpenAt(asked.open, at))) return 'outside-hours'
  if (minutesSinceOpening(asked.open, start) % rules.stepMinutes !== 0) return 'off-step'
  return refusalByBlocks(asked, meeting) ?? (isFull(asked) ? 'limit-reached' : undefined)
}

function refusalByBlocks(
  { host, rules, start }: Asked,
  meeting: number[],
): SlotRefusal | undefined {
  const hits = (minutes: number[], block: { start: number; end: number }) =>
    minutes.some(at => block.start <= at && at < block.end)
  const { bufferBeforeMinutes: before, bufferAfterMinutes: after, durationMinutes } = rules
  const buffered = minutesFrom(start - before * minute, before + durationMinutes + after)
  if ([...host.busy, ...host.occupied].some(block => hits(meeting, block))) return 'busy'
  if (host.busy.some(block => hits(buffered, block))) return 'buffer'
  const isNear = host.occupied.some(other => {
    const otherBuffered = {
      start: other.start - other.bufferBeforeMinutes * minute,
      end: other.end + other.bufferAfterMinutes * minute,
    }
    return hits(buffered, other) || hits(meeting, otherBuffered)
  })
  return isNear ? 'buffer' : undefined
}

function isWithinHorizon({ host, rules, start, now }: Asked): boolean {
  const zone = host.schedule.timeZone
  const date = DateTime.fromMillis(start, { zone }).toISODate() ?? ''
  if (rules.horizon.kind === 'dates') {
    return rules.horizon.from <= date && date <= rules.horizon.until
  }
  const today = DateTime.fromMillis(now, { zone }).toISODate() ?? ''
  return Date.parse(date) - Date.parse(today) <= rules.horizon.days * day
}

function isFull({ host, rules, start }: Asked): boolean {
  const { perDay = Number.POSITIVE_INFINITY, perWeek = Number.POSITIVE_INFINITY } = rules.limits
  const at = (instant: number) => DateTime.fromMillis(instant, { zone: host.schedule.timeZone })
  const sameDay = host.countedStarts.filter(c => at(c).toISODate() === at(start).toISODate())
  const sameWeek = host.countedStarts.filter(
    c => at(c).weekNumber === at(start).weekNumber && at(c).weekYear === at(start).weekYear,
  )
  return sameDay.length >= perDay || sameWeek.length >= perWeek
}

function minutesFrom(start: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => start + i * minute)
}

function isOpenAt({ from, isOpen }: OpenMinutes, at: number): boolean {
  return isOpen[(at - from) / minute] === true
}

function minutesSinceOpening(open: OpenMinutes, start: number): number {
  let at = start
  while (isOpenAt(open, at - minute)) at -= minute
  return (start - at) / minute
}
