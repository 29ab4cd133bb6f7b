import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Anchor } from './anchor.ts'
import { withFolderLock } from './folder-lock.ts'
import { joinServer, rejoinServer } from './join-server.ts'
import { findServerProcess, stopServer } from './server-process.ts'
import { database, serverUrl } from './server-settings.ts'

/** A Postgres of our own, kept in one folder. */
export interface EmbeddedPostgres {
  url: string
  /** Starts the server again where it died; does nothing while it lives. */
  revive(): Promise<void>
  /** Leaves the server, and stops it unless another process uses it. */
  stop(): Promise<void>
}

async function leave(anchor: Anchor, dataFolder: string): Promise<void> {
  const isLast = await anchor.isLast()
  await anchor.release()
  const running = isLast ? await findServerProcess(dataFolder) : undefined
  if (running) await stopServer(running)
}

/**
 * The Postgres of a folder, made at the first call. Any number of processes may open one folder at once:
 * the first starts the server, the last one to stop ends it. Errors say in words what to do.
 */
export async function openEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir)
  await mkdir(home, { recursive: true })
  const folder = { home, data: join(home, 'postgres'), logFile: join(home, 'postgres.log') }
  const joined = await withFolderLock(home, () => joinServer(folder))
  let { anchor } = joined
  return {
    url: serverUrl(joined.settings, database),
    revive: async () => {
      if (anchor.isHolding()) return
      anchor = await withFolderLock(home, () => rejoinServer(folder, joined.settings))
    },
    stop: () => withFolderLock(home, () => leave(anchor, folder.data)),
  }
}
