import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'

/** Longer than the slowest first start seen (initdb on a small virtual machine: 40 s). */
const maxWaitMs = 120_000
const retryEveryMs = 25

/** SQLITE_BUSY in https://www.sqlite.org/rescode.html */
const busy = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === busy

const fileIn = (folder: string) => join(folder, 'lock')

const unusable = (folder: string, cause: unknown) =>
  new Error(
    `${fileIn(folder)} cannot be used as a lock (${cause instanceof Error ? cause.message : cause}). Stop Parley, remove it, and start again: nothing is kept in it.`,
    { cause },
  )

function openLock(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(fileIn(folder))
  } catch (error) {
    throw unusable(folder, error)
  }
}

async function takeLock(lock: DatabaseSync, folder: string): Promise<void> {
  const deadline = Date.now() + maxWaitMs
  for (;;) {
    try {
      // Nothing is ever written to this file, so it needs no journal.
      lock.exec('pragma journal_mode = off; begin exclusive')
      return
    } catch (error) {
      if (!isBusy(error)) throw unusable(folder, error)
      if (Date.now() > deadline)
        throw new Error(
          `Another Parley process has been preparing ${folder} for ${maxWaitMs / 1_000} seconds. Stop it, then start again.`,
          { cause: error },
        )
    }
    await wait(retryEveryMs)
  }
}

/**
 * Runs `work` while no other process holds the same folder's lock. SQLite provides the lock because Node has no
 * file locks; the operating system frees it when the process dies.
 */
export async function withFolderLock<Result>(
  folder: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = openLock(folder)
  try {
    await takeLock(lock, folder)
    return await work()
  } finally {
    lock.close()
  }
}
