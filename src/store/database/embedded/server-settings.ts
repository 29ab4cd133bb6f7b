import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWholeFile } from './write-whole-file.ts'

/** How the folder's server is reached: on loopback, with its own password. */
export interface ServerSettings {
  port: number
  password: string
}

const shape = z.object({
  // Ports below 1024 need root, and the server does not run as root.
  port: z.number().int().min(1_024).max(65_535),
  password: z.string().regex(/^[\w-]{16,}$/),
})

/** Listens for a moment; port 0 takes any free port. Undefined: the port is taken. */
const tryPort = (port: number) =>
  new Promise<number | undefined>((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    )
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      server.close(() => resolve(taken))
    })
  })

export const isPortFree = async (port: number): Promise<boolean> =>
  (await tryPort(port)) !== undefined

async function findFreePort(): Promise<number> {
  const port = await tryPort(0)
  if (port === undefined) throw new Error('This machine has no free port on 127.0.0.1.')
  return port
}

const fileIn = (dataDir: string) => join(dataDir, 'postgres.json')

const save = (dataDir: string, settings: ServerSettings) =>
  writeWholeFile(fileIn(dataDir), JSON.stringify(settings))

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // If the text is not JSON, there are no settings: the caller reports that the file is damaged.
    return undefined
  }
}

/**
 * @returns undefined if the file does not exist
 * @throws an Error with instructions if it is damaged
 */
export async function findSettings(dataDir: string): Promise<ServerSettings | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(error => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const parsed = shape.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new Error(
    `${fileIn(dataDir)} is damaged: it must hold the database's port and password. Restore the file from a backup of the same folder.`,
  )
}

/** Created once, before the database itself. */
export async function makeSettings(dataDir: string): Promise<ServerSettings> {
  const settings = {
    port: await findFreePort(),
    password: randomBytes(24).toString('base64url'),
  }
  await save(dataDir, settings)
  return settings
}

/** For when another program has taken the remembered port. */
export async function changePort(
  dataDir: string,
  settings: ServerSettings,
): Promise<ServerSettings> {
  const changed = { ...settings, port: await findFreePort() }
  await save(dataDir, changed)
  return changed
}
