/** Reads a value at most once within `lifeMs`. Concurrent callers share one read, and a failure is not cached. */
export function keepFor<Value>(
  { lifeMs, clock }: { lifeMs: number; clock(): number },
  read: () => Promise<Value>,
): () => Promise<Value> {
  let kept: { value: Promise<Value>; until: number } | undefined
  return () => {
    if (kept && clock() < kept.until) return kept.value
    const reading = { value: read(), until: clock() + lifeMs }
    kept = reading
    reading.value.catch(() => {
      if (kept === reading) kept = undefined
    })
    return reading.value
  }
}
