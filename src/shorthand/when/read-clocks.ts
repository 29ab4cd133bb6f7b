import type { Clock, TimeExpression } from '../pieces.ts'
import type { Fault } from '../types.ts'
import type { Window } from './windows.ts'

const noon = 720
const dayEnd = 1440

interface ClockReadings {
  readonly ranges: readonly Window[]
  readonly starts: readonly number[]
  /** The latest "after". */
  readonly after?: number
  /** The earliest "before". */
  readonly before?: number
}

/**
 * Resolves hours without am or pm: beside "afternoon" or "evening" to the second half of the day, beside
 * "morning" to the first, otherwise to a working day: 1 to 6 become 13:00 to 18:00, 7 to 11 stay. The end of a
 * range comes after its start: `9-5` is 9:00–17:00.
 */
export function readClocks(
  times: readonly TimeExpression[],
  parts: readonly Window[],
): ClockReadings | Fault {
  const half = halfOf(parts)
  const ranges: Window[] = []
  const starts: number[] = []
  const after: number[] = []
  const before: number[] = []
  for (const time of times) {
    if (time.kind === 'at') starts.push(read(time.clock, half))
    // `am after 3` cannot mean 3 at night.
    const boundHalf = half === 'first' ? 'working-day' : half
    if (time.kind === 'after') after.push(read(time.clock, boundHalf))
    if (time.kind === 'before') before.push(read(time.clock, boundHalf))
    if (time.kind !== 'range') continue
    const range = readRange(time, half)
    if (!range) return { fault: 'bad-range', word: time.word }
    ranges.push(range)
  }
  return { ranges, starts, ...bounds(after, before) }
}

function bounds(after: readonly number[], before: readonly number[]) {
  return {
    ...(after.length > 0 ? { after: Math.max(...after) } : {}),
    ...(before.length > 0 ? { before: Math.min(...before) } : {}),
  }
}

type Half = 'first' | 'second' | 'working-day'

function halfOf(parts: readonly Window[]): Half {
  if (parts.length === 0) return 'working-day'
  if (parts.every(part => part.from >= noon)) return 'second'
  return parts.every(part => part.until <= noon) ? 'first' : 'working-day'
}

function read({ minutes, isAmbiguous }: Clock, half: Half): number {
  const isSecond = half === 'second' || (half === 'working-day' && minutes < 7 * 60)
  return isAmbiguous && isSecond ? minutes + noon : minutes
}

function readRange({ from, until }: { from: Clock; until: Clock }, half: Half): Window | undefined {
  const end = until.minutes === 0 ? dayEnd : until.minutes
  if (!until.isAmbiguous) return windowOf(startBefore(from, end), end)
  const start = read(from, half)
  return windowOf(start, end > start ? end : end + noon)
}

/** `2-5pm` begins at 14:00, `10-2pm` at 10:00. */
function startBefore({ minutes, isAmbiguous }: Clock, end: number): number {
  return isAmbiguous && end > noon && minutes + noon < end ? minutes + noon : minutes
}

function windowOf(from: number, until: number): Window | undefined {
  return from < until && until <= dayEnd ? { from, until } : undefined
}
