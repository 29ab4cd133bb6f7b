/** A clock on the wall, read minute by minute from `Intl`: slow, and with no cleverness to be wrong in. */
import type { PlainDate, WallTime } from '../../../src/scheduling/types.ts'

export const minute = 60_000
export const day = 24 * 60 * minute

/** What clocks show at each minute of a stretch, as if it were UTC. */
export interface WallClock {
  readonly from: number
  readonly stepMs: number
  readonly shown: readonly number[]
  /** Every date that was shown. */
  readonly dates: ReadonlySet<PlainDate>
}

const formats = new Map<string, Intl.DateTimeFormat>()

export function showAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const [month, date, year, hour, minutes] = format
    .format(instant)
    .split(/[^0-9]+/)
    .map(Number)
  return Date.UTC(year ?? 0, (month ?? 0) - 1, date, hour, minutes)
}

export function readClock(
  timeZone: string,
  from: number,
  until: number,
  stepMs = minute,
): WallClock {
  const shown: number[] = []
  for (let at = from; at < until; at += stepMs) shown.push(showAt(at, timeZone))
  return { from, stepMs, shown, dates: new Set(shown.map(dateShown)) }
}

/** The first minute that shows the time; for a time left out, as long after the jump as it lies in the gap. */
export function findInstant(clock: WallClock, date: PlainDate, time: WallTime): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutesIn(time) * minute
  const first = clock.shown.indexOf(wanted)
  if (first >= 0) return clock.from + first * clock.stepMs
  for (let i = 1; i < clock.shown.length; i++) {
    const before = (clock.shown[i - 1] ?? 0) + clock.stepMs
    if (before <= wanted && wanted < (clock.shown[i] ?? 0)) {
      return clock.from + i * clock.stepMs + (wanted - before)
    }
  }
  throw new Error(`${date} ${time} is not on this clock`)
}

export function minutesIn(time: WallTime): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

export function dateShown(shown: number): PlainDate {
  return new Date(shown).toISOString().slice(0, 10)
}
