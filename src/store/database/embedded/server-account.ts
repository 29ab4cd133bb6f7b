import { chown, lchown, lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A user of the operating system, by its numeric ids. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Postgres refuses to run as root. If Parley runs as root, the server runs under this id, which needs no entry
 * in /etc/passwd, so no user has to be created.
 */
const ownAccount: Account = { uid: 54_329, gid: 54_329 }

const statOf = (path: string) =>
  lstat(path).catch(error => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const isRoot = () => process.getuid?.() === 0

/**
 * Which account runs the server of this folder.
 *
 * @returns undefined: the account that runs Parley. If Parley runs as root: the owner of the folder. If root
 *   owns the folder or it does not exist yet: Postgres's own account
 */
export async function findServerAccount(dataFolder: string): Promise<Account | undefined> {
  const stats = await statOf(dataFolder)
  if (isRoot() && process.platform !== 'linux')
    throw new Error(
      'On this system Postgres cannot be started by root. Start Parley as another user, or set DATABASE_URL to a Postgres (15 or later) of your own.',
    )
  if (isRoot()) return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : ownAccount
  if (stats && process.getuid && stats.uid !== process.getuid())
    throw new Error(
      `${dataFolder} belongs to another user of this machine. Start Parley as that user or as root, or set DATA_DIR to another folder.`,
    )
  return undefined
}

/**
 * An account with an entry in /etc/passwd, which initdb insists on.
 *
 * @see https://www.postgresql.org/docs/18/app-initdb.html: it runs as the user who will own the files
 */
export async function findNamedAccount(): Promise<Account> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const accounts = text.split('\n').flatMap(line => {
    const [name, , uid, gid] = line.split(':')
    const account = { name, uid: Number(uid), gid: Number(gid) }
    return uid && gid && account.uid > 0 && account.gid > 0 ? [account] : []
  })
  const account = accounts.find(({ name }) => name === 'nobody') ?? accounts[0]
  if (account) return { uid: account.uid, gid: account.gid }
  throw new Error(
    'Postgres cannot run as root, and /etc/passwd names no other user. Add one, start Parley as another user, or set DATABASE_URL.',
  )
}

/** The folder itself comes last: if its owner has changed, everything in it has changed too. */
export async function giveFolder(folder: string, { uid, gid }: Account): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await giveFolder(path, { uid, gid })
    else await lchown(path, uid, gid)
  }
  await chown(folder, uid, gid)
}

/** If root restores a backup, the files belong to root, and Postgres does not run as root. */
export async function claimFolder(folder: string, account: Account): Promise<void> {
  const stats = await statOf(folder)
  if (stats?.uid === 0) await giveFolder(folder, account)
}
