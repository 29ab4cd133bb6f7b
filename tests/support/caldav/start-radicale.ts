import { execFileSync, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DavServer, davUser, startDavServer } from './dav-server.ts'

export type Radicale = DavServer

/** Radicale is a system package. Tests that need it are reported as skipped if it is missing. */
export const hasRadicale = ((): boolean => {
  try {
    execFileSync('radicale', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Reports changes with sync-collection. */
export const startRadicale = (): Promise<Radicale> =>
  startDavServer({
    name: 'Radicale',
    home: `${davUser.username}/`,
    launch: async ({ folder, port }) => {
      const users = join(folder, 'users')
      await writeFile(users, `${davUser.username}:${davUser.password}\n`)
      const options = [
        ['--server-hosts', `127.0.0.1:${port}`],
        ['--auth-type', 'htpasswd'],
        ['--auth-htpasswd-filename', users],
        ['--auth-htpasswd-encryption', 'plain'],
        ['--auth-delay', '0'],
        ['--storage-filesystem-folder', join(folder, 'collections')],
      ].flat()
      return spawn('radicale', ['--config', '', ...options], { stdio: 'ignore' })
    },
  })
