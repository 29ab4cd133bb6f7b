/** As long as somebody waits for a booking's answer, a provider may take no longer. */
const patienceMs = 2_500

/** What `work` yields; undefined where it takes too long (in ms) for somebody who waits. */
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

/** What `work` yields or throws, once a whole number of steps (of `stepMs`) went by since it was asked for. */
export async function inWholeSteps<T>(work: Promise<T>, stepMs: number): Promise<T> {
  const startedAt = performance.now()
  try {
    return await work
  } finally {
    const elapsedMs = performance.now() - startedAt
    await pause(stepMs * Math.ceil(elapsedMs / stepMs) - elapsedMs)
  }
}
