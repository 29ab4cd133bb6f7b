import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Radicale {
  url: string
  username: string
  password: string
  /** Makes a calendar and answers with its address. */
  makeCalendar(name: string): Promise<string>
  /** Writes an event's iCalendar lines under this name. */
  put(calendarUrl: string, name: string, lines: readonly string[]): Promise<void>
  remove(calendarUrl: string, name: string): Promise<void>
  stop(): Promise<void>
}

/** Radicale comes from the system's packages; without it the tests that need it say that they are skipped. */
export const hasRadicale = ((): boolean => {
  try {
    execFileSync('radicale', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

const username = 'ana'
const password = 'correct horse 42'

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isUp) return
    await wait(30)
  }
  throw new Error('Radicale did not start')
}

/** A real CalDAV server of others on loopback, with one user and an empty home. */
export async function startRadicale(): Promise<Radicale> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-radicale-'))
  const users = join(folder, 'users')
  await writeFile(users, `${username}:${password}\n`)
  const port = await findFreePort()
  const options = [
    ['--server-hosts', `127.0.0.1:${port}`],
    ['--auth-type', 'htpasswd'],
    ['--auth-htpasswd-filename', users],
    ['--auth-htpasswd-encryption', 'plain'],
    ['--auth-delay', '0'],
    ['--storage-filesystem-folder', join(folder, 'collections')],
  ].flat()
  const child = spawn('radicale', ['--config', '', ...options], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/`
  await untilAnswered(url, child)
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const send = async (address: string, init: RequestInit) => {
    const headers = { authorization, ...init.headers }
    const response = await fetch(address, { ...init, headers })
    if (!response.ok) throw new Error(`${init.method} ${address}: ${response.status}`)
  }
  return {
    url,
    username,
    password,
    makeCalendar: async name => {
      const address = `${url}${username}/${name}/`
      await send(address, {
        method: 'MKCALENDAR',
        body: `<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${name}</d:displayname></d:prop></d:set></c:mkcalendar>`,
      })
      return address
    },
    put: (calendarUrl, name, lines) =>
      send(`${calendarUrl}${name}.ics`, {
        method: 'PUT',
        headers: { 'content-type': 'text/calendar; charset=utf-8' },
        body: [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:-//test//EN',
          'BEGIN:VEVENT',
          `UID:${name}`,
          'DTSTAMP:20261001T000000Z',
          ...lines,
          'END:VEVENT',
          'END:VCALENDAR',
          '',
        ].join('\r\n'),
      }),
    remove: (calendarUrl, name) => send(`${calendarUrl}${name}.ics`, { method: 'DELETE' }),
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}
