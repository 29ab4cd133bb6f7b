import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Anchor } from './anchor.ts'
import { withFolderLock } from './folder-lock.ts'
import { joinServer, rejoinServer } from './join-server.ts'
import { localUrl } from './server-address.ts'
import { findServerProcess, stopServer } from './server-process.ts'

/** A Postgres server that Parley runs, with its data in one folder. */
export interface EmbeddedPostgres {
  url: string
  /** Starts the server again if it has ended. */
  revive(): Promise<void>
  /** Disconnects, and stops the server unless another process uses it. */
  stop(): Promise<void>
}

async function leave(anchor: Anchor, dataFolder: string): Promise<void> {
  const isLast = await anchor.isLast()
  await anchor.release()
  const running = isLast ? await findServerProcess(dataFolder) : undefined
  if (running) await stopServer(running, dataFolder)
}

/**
 * Opens the Postgres of a folder, and creates it on the first call. Several processes may open one folder at
 * once: the first starts the server, and the last one to stop ends it. Error messages say what to do.
 */
export async function openEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const absoluteDir = resolve(dataDir)
  await mkdir(absoluteDir, { recursive: true })
  const folder = {
    dataDir: absoluteDir,
    data: join(absoluteDir, 'postgres'),
    logFile: join(absoluteDir, 'postgres.log'),
  }
  const joined = await withFolderLock(absoluteDir, () => joinServer(folder))
  let { anchor } = joined
  let isStopped = false
  return {
    url: await localUrl(joined.settings, folder.data),
    revive: async () => {
      if (isStopped || anchor.isHolding()) return
      await withFolderLock(absoluteDir, async () => {
        // `stop` may have been called during the wait for the lock.
        if (!isStopped) anchor = await rejoinServer(folder, joined.settings)
      })
    },
    stop: () =>
      withFolderLock(absoluteDir, async () => {
        isStopped = true
        await leave(anchor, folder.data)
      }),
  }
}
