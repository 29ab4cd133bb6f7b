/**
 * npm forwards a signal that its whole process group has already received, so one Ctrl-C may arrive twice. Only
 * a later signal means that somebody does not want to wait.
 */
const samePressMs = 1_000

interface Listening {
  on(signal: NodeJS.Signals, take: (signal: NodeJS.Signals) => void): unknown
  exit(status: number): unknown
}

/**
 * Listens for signals from now on.
 *
 * @returns a promise of the first signal; another signal more than a second later ends the process at once
 */
export function listenForStop(
  listening: Listening = process,
  now: () => number = () => performance.now(),
): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    let firstAt: number | undefined
    const take = (signal: NodeJS.Signals) => {
      firstAt ??= now()
      if (now() - firstAt > samePressMs) listening.exit(1)
      resolve(signal)
    }
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) listening.on(signal, take)
  })
}
