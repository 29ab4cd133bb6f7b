import type { GraphTime, Recurrence } from './entities.ts'
import { badRequest } from './refusal.ts'

const dayMs = 86_400_000

const offsetOf = (ms: number, timeZone: string): number => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(ms)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000
}

/** Supports IANA zone names only. */
export function toEpoch({ dateTime, timeZone }: GraphTime): number {
  const wall = Date.parse(`${dateTime.replace(/Z$/, '').replace(/(\.\d{3})\d*$/, '$1')}Z`)
  if (Number.isNaN(wall)) throw badRequest(`${dateTime} is no time`)
  if (timeZone === 'UTC') return wall
  try {
    return wall - offsetOf(wall - offsetOf(wall, timeZone), timeZone)
  } catch {
    throw badRequest(`${timeZone} is no time zone`)
  }
}

export const graphTime = (ms: number): GraphTime => ({
  dateTime: `${new Date(ms).toISOString().slice(0, 19)}.0000000`,
  timeZone: 'UTC',
})

/** A limit of a window in a query; UTC without an offset. */
export function parseLimit(text: string | null): number {
  const told = text ?? ''
  const ms = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(told) ? told : `${told}Z`)
  if (Number.isNaN(ms)) throw badRequest(`${text} is no time`)
  return ms
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const weekOf = (day: number, firstDay: string): number =>
  Math.floor((day / dayMs + 4 - weekdays.indexOf(firstDay)) / 7)

const fits = ({ pattern }: Recurrence, first: number, day: number): boolean => {
  if (pattern.type === 'daily') return ((day - first) / dayMs) % pattern.interval === 0
  if (pattern.type !== 'weekly') throw badRequest(`The stand-in knows no ${pattern.type} events`)
  const start = pattern.firstDayOfWeek ?? 'sunday'
  const weeks = weekOf(day, start) - weekOf(first, start)
  const name = weekdays[new Date(day).getUTCDay()] ?? ''
  return weeks % pattern.interval === 0 && (pattern.daysOfWeek ?? []).includes(name)
}

/** Epoch ms of the regular starts before a limit, ascending. */
export function startsOf(told: GraphTime, recurrence: Recurrence, limit: number): number[] {
  const { range } = recurrence
  const first = Date.parse(`${range.startDate}T00:00:00Z`)
  const last = range.type === 'endDate' ? Date.parse(`${range.endDate}T00:00:00Z`) : Infinity
  const most = range.type === 'numbered' ? (range.numberOfOccurrences ?? 0) : Infinity
  const starts: number[] = []
  for (let day = first; day <= last && starts.length < most; day += dayMs) {
    const date = new Date(day).toISOString().slice(0, 10)
    const start = toEpoch({ ...told, dateTime: `${date}T${told.dateTime.slice(11)}` })
    if (start >= limit) break
    if (fits(recurrence, first, day)) starts.push(start)
  }
  return starts
}
