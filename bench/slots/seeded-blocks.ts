import { minuteMs } from '../../src/scheduling/plain-date.ts'
import type { Interval } from '../../src/scheduling/types.ts'

/** Mulberry32: small and fast, with the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const quarterMs = 15 * minuteMs
const dayQuarters = 24 * 4

/**
 * Blocks of 15 to 60 minutes on quarter hours, unsorted. One day in six stays free, so that even the fullest
 * calendar has slots to compare.
 */
export function seededBlocks(count: number, range: Interval, seed: number): Interval[] {
  const random = seededRandom(seed)
  const quarters = Math.floor((range.end - range.start) / quarterMs)
  const blocks: Interval[] = []
  while (blocks.length < count) {
    const quarter = Math.floor(random() * quarters)
    if (Math.floor(quarter / dayQuarters) % 6 === 0) continue
    const start = range.start + quarter * quarterMs
    blocks.push({ start, end: start + (1 + Math.floor(random() * 4)) * quarterMs })
  }
  return blocks
}
