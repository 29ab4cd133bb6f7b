/**
 * Reads a value at most once within `lifeMs`, however many ask and however often: those who come while it is
 * being read share that reading. A failure is not kept.
 */
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
