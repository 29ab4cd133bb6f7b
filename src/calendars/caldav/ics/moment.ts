import { clampInstant } from '../../../scheduling/instant.ts'
import { type DayNumber, dayMs, plainDate } from '../../../scheduling/plain-date.ts'
import { startOfDayNumber } from '../../../scheduling/zoned-time.ts'
import type { Spend } from '../file-work.ts'
import type { Property } from './read-components.ts'
import { readTime } from './read-values.ts'
import { ianaZone, type Zone } from './zone.ts'
import type { FindZone } from './zones-of-file.ts'

/** A day of the owner's, or a time on the clocks of a zone. */
export type Moment =
  | { kind: 'day'; day: DayNumber }
  | { kind: 'time'; wallMs: number; zone: Zone; instant: number }

/** What is needed to say when something in a file takes place. */
export interface Clocks {
  findZone: FindZone
  /** The owner's: where days without a time begin, and times without a zone are. */
  home: Zone
  timeZone: string
  /** Called where something could not be understood, and counts as taken for that. */
  doubt(): void
  /** Counts what is read, of which a file may have too much. */
  spend: Spend
}

export const openClocks = (clocks: Omit<Clocks, 'home'>): Clocks => ({
  ...clocks,
  home: ianaZone(clocks.timeZone),
})

export const momentAt = (wallMs: number, zone: Zone): Moment => ({
  kind: 'time',
  wallMs,
  zone,
  instant: zone.instantOf(wallMs),
})

const stepsOfMoment = 3

/** @param floating the zone of a text that names none; the owner's where it is left out */
export function readMoment(
  text: string,
  { params }: Pick<Property, 'params'>,
  { clocks, floating }: { clocks: Clocks; floating?: Zone },
): Moment | undefined {
  clocks.spend(stepsOfMoment)
  const time = readTime(text)
  if (time === undefined || time.kind === 'day') return time
  if (time.zone) return momentAt(time.wallMs, time.zone)
  const tzid = params.TZID
  if (!tzid) return momentAt(time.wallMs, floating ?? clocks.home)
  const { zone, isGuess } = clocks.findZone(tzid)
  if (isGuess) clocks.doubt()
  return momentAt(time.wallMs, zone)
}

const firstDay = -2
const endOfDays = Date.UTC(2200, 0, 3) / dayMs

export function startOfMoment(moment: Moment, { timeZone }: Pick<Clocks, 'timeZone'>): number {
  if (moment.kind === 'time') return moment.instant
  const { day } = moment
  const isRuled = day >= firstDay && day < endOfDays
  return isRuled ? startOfDayNumber(day, timeZone) : (clampInstant(day * dayMs) ?? 0)
}

/**
 * The day that a moment means among whole days: the one it falls on in its own zone. Of UTC it is the owner's, but
 * midnight is a day that somebody wrote in UTC.
 */
export function dayOfMoment(moment: Moment, { home }: Pick<Clocks, 'home'>): DayNumber {
  if (moment.kind === 'day') return moment.day
  const isMidnight = moment.wallMs % dayMs === 0
  const wallMs = moment.zone.isUtc && !isMidnight ? home.wallOf(moment.instant) : moment.wallMs
  return Math.floor(wallMs / dayMs)
}

/** `2026-12-09`, `2026-12-09T10:00:00` or, in UTC, `2026-12-09T10:00:00Z`: what an occurrence is known by. */
export function textOfMoment(moment: Moment): string {
  if (moment.kind === 'day') return plainDate(moment.day)
  const text = new Date(moment.wallMs).toISOString().slice(0, 19)
  return moment.zone.isUtc ? `${text}Z` : text
}
