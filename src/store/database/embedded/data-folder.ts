import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { runProgram } from './run-program.ts'
import { type Account, findNamedAccount, giveFolder } from './server-account.ts'
import { user } from './server-address.ts'
import { syncFolder } from './write-whole-file.ts'

interface DataFolderParts {
  dataFolder: string
  binaries: PostgresBinaries
  password: string
  account: Account | undefined
}

/**
 * Postgres runs as another user and cannot pass through parent folders that only root may enter. It is started
 * inside its folder, and this link leads there without passing through the parents.
 *
 * @see proc_pid_cwd(5)
 */
const workingFolder = '/proc/self/cwd'

/** The folder's path as the server and initdb get it; both are started inside it. */
export const folderSeenBy = (account: Account | undefined, folder: string): string =>
  account ? workingFolder : folder

const entriesOf = (folder: string): Promise<string[] | undefined> =>
  readdir(folder).catch(error => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/** Postgres assigns oids from here on to databases that were created after initdb. */
const firstOwnOid = 16_384

/**
 * Whether initdb was interrupted: no server has ever run there (`postmaster.opts` is missing), and no database
 * was created. Earlier versions could leave such a folder.
 */
async function isHalfMade(dataFolder: string, entries: readonly string[]): Promise<boolean> {
  if (entries.includes('postmaster.opts')) return false
  const databases = (await entriesOf(join(dataFolder, 'base'))) ?? []
  return !databases.some(oid => Number(oid) >= firstOwnOid)
}

/** Removes incomplete folders that killed starts left beside this one. */
async function removeBeginnings(dataFolder: string): Promise<void> {
  const parent = dirname(dataFolder)
  const begun = `${basename(dataFolder)}.begun-`
  for (const name of await readdir(parent))
    if (name.startsWith(begun)) await rm(join(parent, name), { recursive: true, maxRetries: 5 })
}

/** The password is passed as an open file, because the account cannot read any path of ours. */
async function runInitdb(folder: string, parts: DataFolderParts): Promise<void> {
  const { account, binaries, password } = parts
  const maker = account && (await findNamedAccount())
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  await mkdir(data, { recursive: true, mode: 0o700 })
  const file = await open(passwordFile, 'w+', 0o600)
  try {
    await file.writeFile(`${password}\n`)
    if (maker) await giveFolder(folder, maker)
    const { status, output } = await runProgram({
      file: binaries.initdb,
      args: [
        `--pgdata=${folderSeenBy(account, data)}`,
        `--pwfile=${account ? '/proc/self/fd/3' : passwordFile}`,
        `--username=${user}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      account: maker,
      cwd: data,
      extraFile: file.fd,
    })
    if (status !== 0)
      throw new Error(`The embedded Postgres could not prepare its folder: ${lastLine(output)}`)
  } finally {
    await file.close()
  }
  if (account) await giveFolder(data, account)
}

export const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

/**
 * Creates the folder of a new database. It is prepared beside its final path and then renamed, so that an
 * existing folder is always complete. An incomplete folder from an earlier version is moved aside.
 *
 * @returns false if there is a database already
 */
export async function makeDataFolder(parts: DataFolderParts): Promise<boolean> {
  const { dataFolder } = parts
  await removeBeginnings(dataFolder)
  const entries = await entriesOf(dataFolder)
  const suffix = randomBytes(6).toString('hex')
  if (entries?.length) {
    if (!(await isHalfMade(dataFolder, entries))) return false
    await rename(dataFolder, `${dataFolder}.half-made-${suffix}`)
  }
  const begun = `${dataFolder}.begun-${suffix}`
  await runInitdb(begun, parts)
  await rename(join(begun, 'data'), dataFolder)
  await syncFolder(dirname(dataFolder))
  await rm(begun, { recursive: true })
  return true
}
