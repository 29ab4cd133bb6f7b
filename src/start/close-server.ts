import type { Server } from 'node:http'

/** Well under the 30 s after which container runtimes and systemd kill what they asked to stop. */
const defaultPatienceMs = 10_000
const lookEveryMs = 100

/**
 * Takes no new connections and lets requests under way be answered. Connections that clients keep open are
 * closed as soon as they are idle; a client that does not finish is cut off when `patienceMs` is over.
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
