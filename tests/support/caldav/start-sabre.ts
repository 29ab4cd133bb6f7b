import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type DavServer, davUser, startDavServer } from './dav-server.ts'

const script = join(import.meta.dirname, 'sabre-server.php')

/** Debian's sabre/dav, in PHP's include path. Versions from 2 need other tables than the script creates. */
const probe = `
  if (!extension_loaded('pdo_sqlite') || !stream_resolve_include_path('Sabre/autoload.php')) exit(1);
  require 'Sabre/autoload.php';
  exit(str_starts_with(Sabre\\DAV\\Version::VERSION, '1.8.') ? 0 : 1);
`

/** sabre/dav is a system package. Tests that need it are reported as skipped if it is missing. */
export const hasSabre = ((): boolean => {
  try {
    execFileSync('php', ['-r', probe], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Has no sync-collection; only the calendar's ctag shows that something changed. */
export const startSabre = (): Promise<DavServer> =>
  startDavServer({
    name: 'sabre/dav',
    home: `calendars/${davUser.username}/`,
    launch: ({ folder, port }) =>
      spawn('php', ['-S', `127.0.0.1:${port}`, script], {
        stdio: 'ignore',
        env: {
          ...process.env,
          SABRE_DATABASE: join(folder, 'sabre.sqlite'),
          SABRE_USERNAME: davUser.username,
          SABRE_PASSWORD: davUser.password,
        },
      }),
  })
