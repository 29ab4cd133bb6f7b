import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'

/** ENOENT: what /proc and the like say of a folder that is to be made there. */
const refusals = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'])

const exists = (folder: string) =>
  stat(folder).then(
    () => true,
    () => false,
  )

/** Node's own recursive mkdir never ends on a disk such as /proc, which takes no folders and lacks none. */
async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return
  await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o700 }).catch(error => {
    // Another process made it meanwhile.
    if (error.code !== 'EEXIST') throw error
  })
}

/** Makes the folder where it is missing. False: it cannot be written to. */
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
 * Finds the folder for the embedded database, as an absolute path. Where none was chosen and Parley is
 * installed where it cannot write, a folder in the user's home takes its place. A `./data` that is there
 * is never passed over: it holds somebody's meetings.
 */
export async function settleDataDir(config: Config): Promise<Config> {
  if (config.databaseUrl) return config
  const chosen = resolve(config.dataDir)
  if (await isWritable(chosen)) return { ...config, dataDir: chosen }
  const instead = config.dataDirInstead
  if (instead && !(await exists(chosen)) && (await isWritable(instead)))
    return { ...config, dataDir: instead }
  throw new Error(
    `${chosen} cannot be written to by this user. Set DATA_DIR to a folder that can be, or start Parley as the user it belongs to.`,
  )
}

/**
 * A sentence for whoever starts Parley, where meetings of earlier starts are in the other folder: Parley could not write
 * to `./data` then, or now. They are neither moved nor used unasked: another installation may still work with them.
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
