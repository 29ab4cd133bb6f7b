import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Anchor } from './anchor.ts'
import { withFolderLock } from './folder-lock.ts'
import { joinServer, rejoinServer } from './join-server.ts'
import { localUrl } from './server-address.ts'
import { findServerProcess, stopServer } from './server-process.ts'

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
  if (running) await stopServer(running, dataFolder)
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
  let isStopped = false
  return {
    url: await localUrl(joined.settings, folder.data),
    revive: async () => {
      if (isStopped || anchor.isHolding()) return
      await withFolderLock(home, async () => {
        // It may have been stopped while this waited for the lock.
        if (!isStopped) anchor = await rejoinServer(folder, joined.settings)
      })
    },
    stop: () =>
      withFolderLock(home, async () => {
        isStopped = true
        await leave(anchor, folder.data)
      }),
  }
}
