import { chown, lchown, lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A user of the operating system, by numbers. */
export interface Account {
  uid: number
  gid: number
}

/**
 * Postgres refuses to run as root. Root lends it this number, which needs no entry in /etc/passwd, so no
 * user is made on the machine.
 */
const ownAccount: Account = { uid: 54_329, gid: 54_329 }

const statOf = (path: string) =>
  lstat(path).catch(error => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const isRoot = () => process.getuid?.() === 0

/**
 * Who runs the server of this folder.
 *
 * @returns undefined: whoever runs Parley. Otherwise Parley runs as root, and the server as the owner of
 *   the folder or, where root owns it or it does not exist yet, as an account of its own
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

/** The folder itself comes last: once it has changed hands, everything in it has. */
export async function giveFolder(folder: string, { uid, gid }: Account): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await giveFolder(path, { uid, gid })
    else await lchown(path, uid, gid)
  }
  await chown(folder, uid, gid)
}

/** Root that copies a backup back leaves it to root, as which no Postgres runs. */
export async function claimFolder(folder: string, account: Account): Promise<void> {
  const stats = await statOf(folder)
  if (stats?.uid === 0) await giveFolder(folder, account)
}
