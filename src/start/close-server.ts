import type { Server } from 'node:http'

/** Well below the 30 s after which container runtimes and systemd kill a process. */
const defaultPatienceMs = 10_000
const lookEveryMs = 100

/**
 * Accepts no new connections and lets running requests finish. Keep-alive connections are closed when they are
 * idle; clients that do not finish are disconnected after `patienceMs`.
 */
export function closeServer(server: Server, patienceMs = defaultPatienceMs): Promise<void> {
  return new Promise(resolve => {
    const idle = setInterval(() => server.closeIdleConnections(), lookEveryMs)
    const cutOff = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(cutOff)
      resolve()
    })
    server.closeIdleConnections()
  })
}
