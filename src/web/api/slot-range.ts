import { readInstant } from '../../scheduling/instant.ts'
import { addDays, dayMs, hourMs, isPlainDate } from '../../scheduling/plain-date.ts'
import type { Interval } from '../../scheduling/types.ts'
import { startOfDay } from '../../scheduling/zoned-time.ts'
import { invalidInput } from '../../services/problems.ts'

const defaultDays = 14
const maxDays = 62
/** A day on which clocks go back is longer than 24 hours. */
const maxMs = maxDays * dayMs + 3 * hourMs

interface SlotRangeQuery {
  from?: string | undefined
  to?: string | undefined
  timeZone: string
  now: number
}

function readEdge(path: string, text: string, ofDay: (day: string) => number): number {
  if (isPlainDate(text)) return ofDay(text)
  const read = text.includes('T') ? readInstant(text) : undefined
  if (read !== undefined) return read
  const message =
    'Give a day as YYYY-MM-DD, or an instant with its offset such as 2026-03-02T14:00:00Z, in 1970 to 2199'
  throw invalidInput([{ path, message }])
}

/** Returns `[from, to)`; if `to` is a date, the range includes it. Throws `invalid-input`. */
export function readSlotRange({ from, to, timeZone, now }: SlotRangeQuery): Interval {
  const start = from === undefined ? now : readEdge('from', from, day => startOfDay(day, timeZone))
  const end =
    to === undefined
      ? start + defaultDays * dayMs
      : readEdge('to', to, day => startOfDay(addDays(day, 1), timeZone))
  if (end <= start) throw invalidInput([{ path: 'to', message: 'Must be after from' }])
  if (end - start > maxMs)
    throw invalidInput([{ path: 'to', message: `Ask for at most ${maxDays} days at once` }])
  return { start, end }
}
