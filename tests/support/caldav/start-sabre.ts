import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type DavServer, davUser, startDavServer } from './dav-server.ts'

const script = join(import.meta.dirname, 'sabre-server.php')

/** Debian's sabre/dav, in PHP's include path; later ones (2 and up) want other tables than the script makes. */
const probe = `
  if (!extension_loaded('pdo_sqlite') || !stream_resolve_include_path('Sabre/autoload.php')) exit(1);
  require 'Sabre/autoload.php';
  exit(str_starts_with(Sabre\\DAV\\Version::VERSION, '1.8.') ? 0 : 1);
`

/** sabre/dav comes from the system's packages; without it the tests that need it say that they are skipped. */
export const hasSabre = ((): boolean => {
  try {
    execFileSync('php', ['-r', probe], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Knows no sync-collection: that something changed is told by the calendar's ctag. */
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
