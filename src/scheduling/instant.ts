/**
 * Parses instants from outside: addresses, forms, the API, Slack, webhooks, calendars and CRMs. Every instant
 * within these bounds can be formatted in any zone, moved by days and stored.
 */
import { isPlainDate, isWallTime } from './plain-date.ts'
import type { Interval } from './types.ts'
import { startOfDay, toInstant } from './zoned-time.ts'

/** 1970 to 2199. */
const firstInstant = 0
const endOfInstants = Date.UTC(2200, 0)

/** Whether the value is epoch ms within the bounds. */
export const isInstant = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= firstInstant && Number(value) < endOfInstants

/** ISO 8601 with an offset. An unencoded `+` in a query arrives as a blank. */
const isoShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+\- ]\d\d:?\d\d)$/i
const epochShape = /^\d{12,14}$/

function parse(text: string): number {
  if (epochShape.test(text)) return Number(text)
  const [, wallTime, offset = ''] = isoShape.exec(text) ?? []
  return wallTime === undefined ? Number.NaN : Date.parse(wallTime + offset.replace(' ', '+'))
}

/**
 * Epoch ms from ISO 8601 with an offset, or from the digits of epoch ms. Undefined for anything else, and out
 * of bounds.
 */
export function readInstant(value: unknown): number | undefined {
  const instant = typeof value === 'string' ? parse(value) : value
  return isInstant(instant) ? instant : undefined
}

/** The instant of a typed day and time; undefined if either is invalid. */
export function readWallTime(
  { day, time }: { day: string; time: string },
  timeZone: string,
): number | undefined {
  if (!isPlainDate(day) || !isWallTime(time)) return undefined
  return readInstant(toInstant(day, time, timeZone))
}

/** Moves a computed instant to the nearest bound; undefined if it is not a number. */
export const clampInstant = (at: number): number | undefined =>
  Number.isNaN(at) ? undefined : Math.trunc(Math.min(Math.max(at, firstInstant), endOfInstants - 1))

const dayShape = /^(\d{4})-\d\d-\d\d$/

/** Start of a day in a calendar; out of bounds, the nearest bound. NaN if it is not a day. */
export function startOfNamedDay(day: string, timeZone: string): number {
  if (isPlainDate(day)) return startOfDay(day, timeZone)
  const at = dayShape.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || isInstant(at)) return Number.NaN
  return at < firstInstant ? firstInstant : endOfInstants - 1
}

/**
 * Time of an event, cut off at the bounds, so that an event "until the year 9999" takes time without an error.
 * Undefined if a time cannot be read.
 */
export function clampSpan(start: number, end: number): Interval | undefined {
  const [from, until] = [clampInstant(start), clampInstant(end)]
  return from === undefined || until === undefined ? undefined : { start: from, end: until }
}
