/** A stream of numbers that a seed decides (mulberry32). */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** In [0, below). */
  below(below: number): number
  pick<T>(items: readonly T[]): T | undefined
  isOne(inTimes: number): boolean
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: items => items[below(items.length)],
    isOne: inTimes => below(inTimes) === 0,
  }
}
