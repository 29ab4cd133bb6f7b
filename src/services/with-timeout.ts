/** A booking waits for the provider's answer, so it may take no longer. */
const patienceMs = 2_500

/** The result of `work`; undefined if it takes longer than a person can wait (in ms). */
export async function withinPatience<T>(
  work: Promise<T>,
  ms: number = patienceMs,
): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    clearTimeout(timer)
  }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** The result or error of `work`, after a whole number of steps (of `stepMs`). */
export async function inWholeSteps<T>(work: Promise<T>, stepMs: number): Promise<T> {
  const startedAt = performance.now()
  try {
    return await work
  } finally {
    const elapsedMs = performance.now() - startedAt
    await pause(stepMs * Math.ceil(elapsedMs / stepMs) - elapsedMs)
  }
}
