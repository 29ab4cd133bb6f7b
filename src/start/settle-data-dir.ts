import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'

/** ENOENT: the error for creating folders in /proc and similar file systems. */
const refusals = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'])

const exists = (folder: string) =>
  stat(folder).then(
    () => true,
    () => false,
  )

/** Node's own recursive mkdir never ends in a file system such as /proc, which accepts no folders. */
async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return
  await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o700 }).catch(error => {
    // Another process created it meanwhile.
    if (error.code !== 'EEXIST') throw error
  })
}

/** Creates the folder if it is missing. False: it is not writable. */
async function isWritable(folder: string): Promise<boolean> {
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK | constants.X_OK)
    return true
  } catch (error) {
    if (refusals.has((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

/**
 * Chooses the folder of the embedded database, as an absolute path. If none is set and Parley cannot write
 * where it is installed, a folder in the user's home is used. An existing `./data` is always used, because it
 * holds meetings.
 */
export async function settleDataDir(config: Config): Promise<Config> {
  if (config.databaseUrl) return config
  const chosen = resolve(config.dataDir)
  if (await isWritable(chosen)) return { ...config, dataDir: chosen }
  const instead = config.dataDirInstead
  if (instead && !(await exists(chosen)) && (await isWritable(instead)))
    return { ...config, dataDir: instead }
  throw new Error(
    `${chosen} cannot be written to by this user. Set DATA_DIR to a writable folder, or start Parley as the user it belongs to.`,
  )
}

/**
 * A notice for the operator if meetings of earlier starts are in the other folder, because `./data` was not
 * writable then or is not now. They are neither moved nor used automatically: another installation may still
 * use them.
 */
export async function noticeOtherData({
  databaseUrl,
  dataDir,
  dataDirInstead: other,
}: Config): Promise<string | undefined> {
  if (databaseUrl || other === undefined || dataDir === other) return undefined
  if (!(await exists(join(other, 'postgres')))) return undefined
  return `${other} holds a database of earlier starts, which is not in use. To use it, start with DATA_DIR=${other}`
}
