import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerSettings } from './server-settings.ts'

export const user = 'parley'
export const database = 'parley'

/** The maximum length of a socket path in bytes: 108 with its end on Linux, 104 on macOS (unix(7), unix(4)). */
const maxSocketPath = 103

/** Path of the server's socket; Postgres names it after the port. */
export const socketFile = (dataFolder: string, port: number): string =>
  join(dataFolder, `.s.PGSQL.${port}`)

/** Address on loopback, with the password of the folder. */
export const serverUrl = ({ port, password }: ServerSettings, name: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}`

/**
 * How local processes reach the server: by its socket, which costs half as much per statement as TCP. If there
 * is no socket (Windows, a path that is too long, a server that an older Parley left running), by TCP.
 */
export async function localUrl(settings: ServerSettings, dataFolder: string): Promise<string> {
  const url = serverUrl(settings, database)
  const file = socketFile(dataFolder, settings.port)
  if (Buffer.byteLength(file) > maxSocketPath) return url
  const isSocket = await stat(file).then(
    found => found.isSocket(),
    () => false,
  )
  // The driver accepts a folder as host, and finds the socket by the port.
  return isSocket ? `${url}?host=${encodeURIComponent(dataFolder)}` : url
}
