import { type DayNumber, dayMs, hourMs, minuteMs } from '../../../scheduling/plain-date.ts'
import { dayOfCivil, daysInMonth } from '../recurrence/civil.ts'
import { fixedZone, utc, type Zone } from './zone.ts'

/** A DATE or DATE-TIME, by its format: some files omit VALUE=DATE. */
export type IcsTime =
  | { kind: 'day'; day: DayNumber }
  /** `zone` is undefined if the text names none: then the property's zone applies. */
  | { kind: 'time'; wallMs: number; zone: Zone | undefined }

const shape =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i

const zoneOf = (text: string | undefined): Zone | undefined => {
  if (text === undefined) return undefined
  return text.toUpperCase() === 'Z' ? utc : fixedZone(readOffset(text) ?? 0)
}

/** Undefined if it is not a date. */
export function readTime(text: string): IcsTime | undefined {
  const parts = shape.exec(text.trim())
  if (!parts) return undefined
  const [year = 0, month = 0, dayOfMonth = 0] = parts.slice(1, 4).map(Number)
  if (year < 1 || month < 1 || month > 12) return undefined
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined
  const day = dayOfCivil({ year, month, dayOfMonth })
  if (parts[4] === undefined) return { kind: 'day', day }
  const [hour = 0, minute = 0, second = 0] = parts.slice(4, 7).map(part => Number(part ?? 0))
  if (hour > 24 || minute > 59 || second > 60) return undefined
  const wallMs = day * dayMs + hour * hourMs + minute * minuteMs + second * 1000
  return { kind: 'time', wallMs, zone: zoneOf(parts[7]) }
}

/** `+0100`, `-053000`, in ms; undefined if it is not an offset. */
export function readOffset(text: string): number | undefined {
  const parts = /^([+-]?)(\d\d?):?(\d\d):?(\d\d)?$/.exec(text.trim())
  if (!parts) return undefined
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map(part => Number(part ?? 0))
  const size = hours * hourMs + minutes * minuteMs + seconds * 1000
  if (size >= dayMs) return undefined
  return parts[1] === '-' ? -size : size
}

/** Days follow the calendar, the rest is exact (RFC 5545 §3.3.6). */
export interface IcsDuration {
  days: number
  ms: number
}

const durationShape =
  /^([+-])?P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/i

/** Undefined if it is not a duration. */
export function readDuration(text: string): IcsDuration | undefined {
  const parts = durationShape.exec(text.trim())
  if (!parts?.slice(2).some(part => part !== undefined)) return undefined
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(2)
    .map(part => Number(part ?? 0))
  const sign = parts[1] === '-' ? -1 : 1
  return {
    days: sign * (weeks * 7 + days),
    ms: sign * (hours * hourMs + minutes * minuteMs + seconds * 1000),
  }
}
