/**
 * npm passes on a signal that its whole process group has received already, so one Ctrl-C may arrive twice.
 * Only a later one means that somebody does not want to wait.
 */
const samePressMs = 1_000

/**
 * Listens for signals from now on.
 *
 * @returns a promise of the first signal; another signal a second later ends the process at once
 */
export function listenForStop(): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    let firstAt: number | undefined
    const take = (signal: NodeJS.Signals) => {
      firstAt ??= performance.now()
      if (performance.now() - firstAt > samePressMs) process.exit(1)
      resolve(signal)
    }
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, take)
  })
}
