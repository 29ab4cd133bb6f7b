import { minuteMs } from '../../src/scheduling/plain-date.ts'
import type { Interval } from '../../src/scheduling/types.ts'

/** Mulberry32: small, quick, and the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Blocks of 15 to 60 minutes on quarter hours anywhere in the range, in no order. */
export function seededBlocks(count: number, range: Interval, seed: number): Interval[] {
  const random = seededRandom(seed)
  const quarters = Math.floor((range.end - range.start) / (15 * minuteMs))
  return Array.from({ length: count }, () => {
    const start = range.start + Math.floor(random() * quarters) * 15 * minuteMs
    return { start, end: start + (1 + Math.floor(random() * 4)) * 15 * minuteMs }
  })
}
