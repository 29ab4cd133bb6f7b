import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerSettings } from './server-settings.ts'

export const user = 'parley'
export const database = 'parley'

/** The longest path of a socket in bytes: 108 with its end on Linux, 104 on macOS (unix(7), unix(4)). */
const maxSocketPath = 103

/** Where the server of a folder puts its socket; Postgres names it after the port. */
export const socketFile = (dataFolder: string, port: number): string =>
  join(dataFolder, `.s.PGSQL.${port}`)

/** On loopback, with the password of the folder. */
export const serverUrl = ({ port, password }: ServerSettings, name: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}`

/**
 * How this machine's processes reach the server: by its socket, which costs half of what TCP costs for each
 * statement, and by TCP where there is none (Windows, a path too long, a server that an older Parley left running).
 */
export async function localUrl(settings: ServerSettings, dataFolder: string): Promise<string> {
  const url = serverUrl(settings, database)
  const file = socketFile(dataFolder, settings.port)
  if (Buffer.byteLength(file) > maxSocketPath) return url
  const isSocket = await stat(file).then(
    found => found.isSocket(),
    () => false,
  )
  // The driver takes a folder as a host, and finds the socket by the port.
  return isSocket ? `${url}?host=${encodeURIComponent(dataFolder)}` : url
}
