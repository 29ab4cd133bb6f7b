/**
 * Finds positions in an ascending list of starts in constant time: the span is divided into as many buckets as
 * there are starts, and each bucket has the position of the first start in or after it.
 */
export interface StartIndex {
  readonly starts: readonly number[]
  readonly first: number
  readonly bucketMs: number
  /** One more than there are buckets; the last is the list's length. */
  readonly buckets: Int32Array
}

export function indexStarts(starts: readonly number[]): StartIndex {
  const first = starts[0] ?? 0
  const last = starts.at(-1) ?? 0
  const bucketMs = (last - first) / starts.length + 1
  const buckets = new Int32Array(starts.length + 1).fill(starts.length)
  for (let i = starts.length - 1; i >= 0; i--) {
    buckets[Math.floor(((starts[i] ?? 0) - first) / bucketMs)] = i
  }
  for (let bucket = starts.length - 1; bucket >= 0; bucket--) {
    if (buckets[bucket] === starts.length) buckets[bucket] = buckets[bucket + 1] ?? 0
  }
  return { starts, first, bucketMs, buckets }
}

/** Number of starts at or before `instant`. */
export function countUpTo(
  { starts, first, bucketMs, buckets }: StartIndex,
  instant: number,
): number {
  if (instant < first) return 0
  const bucket = Math.floor((instant - first) / bucketMs)
  let position = bucket < starts.length ? (buckets[bucket] ?? 0) : starts.length
  while (position < starts.length && (starts[position] ?? 0) <= instant) position++
  return position
}
