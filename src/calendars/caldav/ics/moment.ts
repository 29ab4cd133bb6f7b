import { clampInstant } from '../../../scheduling/instant.ts'
import { type DayNumber, dayMs, plainDate } from '../../../scheduling/plain-date.ts'
import { startOfDayNumber } from '../../../scheduling/zoned-time.ts'
import type { Spend } from '../file-work.ts'
import type { Property } from './read-components.ts'
import { readTime } from './read-values.ts'
import { ianaZone, type Zone } from './zone.ts'
import type { FindZone } from './zones-of-file.ts'

/** A day in the owner's zone, or a wall time in a zone. */
export type Moment =
  | { kind: 'day'; day: DayNumber }
  | { kind: 'time'; wallMs: number; zone: Zone; instant: number }

/** The context that determines when something in a file takes place. */
export interface Clocks {
  findZone: FindZone
  /** The owner's zone, for days without a time and times without a zone. */
  ownerZone: Zone
  timeZone: string
  /** Called if something could not be parsed and therefore counts as busy. */
  doubt(): void
  /** Counts the work of reading, which is limited per file. */
  spend: Spend
}

export const openClocks = (clocks: Omit<Clocks, 'ownerZone'>): Clocks => ({
  ...clocks,
  ownerZone: ianaZone(clocks.timeZone),
})

export const momentAt = (wallMs: number, zone: Zone): Moment => ({
  kind: 'time',
  wallMs,
  zone,
  instant: zone.instantOf(wallMs),
})

const stepsOfMoment = 3

/** @param floating zone of a text that names none; default: the owner's */
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
  if (!tzid) return momentAt(time.wallMs, floating ?? clocks.ownerZone)
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
 * The day of a moment in an all-day series: its day in its own zone. For a time in UTC, the day in the owner's
 * zone, except for midnight, which some programs write for a day.
 */
export function dayOfMoment(moment: Moment, { ownerZone }: Pick<Clocks, 'ownerZone'>): DayNumber {
  if (moment.kind === 'day') return moment.day
  const isMidnight = moment.wallMs % dayMs === 0
  const wallMs = moment.zone.isUtc && !isMidnight ? ownerZone.wallOf(moment.instant) : moment.wallMs
  return Math.floor(wallMs / dayMs)
}

/** `2026-12-09`, `2026-12-09T10:00:00` or, in UTC, `2026-12-09T10:00:00Z`: identifies an occurrence. */
export function textOfMoment(moment: Moment): string {
  if (moment.kind === 'day') return plainDate(moment.day)
  const text = new Date(moment.wallMs).toISOString().slice(0, 19)
  return moment.zone.isUtc ? `${text}Z` : text
}
