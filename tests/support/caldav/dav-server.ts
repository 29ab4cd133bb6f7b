import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../free-port.ts'

/** Names of objects omit `.ics`. */
export interface DavServer {
  url: string
  username: string
  password: string
  /** Creates a calendar and returns its address. */
  makeCalendar(name: string): Promise<string>
  /** Writes an event's iCalendar lines. The name is its UID unless another is given. */
  put(calendarUrl: string, name: string, lines: readonly string[], uid?: string): Promise<void>
  remove(calendarUrl: string, name: string): Promise<void>
  /** The stored text; undefined if there is none. */
  get(calendarUrl: string, name: string): Promise<string | undefined>
  /** Names of all objects in the calendar. */
  list(calendarUrl: string): Promise<string[]>
  stop(): Promise<void>
}

export const davUser = { username: 'ana', password: 'correct horse 42' }

interface DavProgram {
  name: string
  /** Path of the user's calendars. */
  home: string
  /** Starts the server on loopback. It stores its data in the folder. */
  launch(options: { folder: string; port: number }): ChildProcess | Promise<ChildProcess>
}

async function untilAnswered(url: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isUp) return true
    await wait(30)
  }
  return false
}

const objectOf = (uid: string, lines: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261001T000000Z',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const namesIn = (multistatus: string) =>
  [...multistatus.matchAll(/<(?:\w+:)?href>[^<]*\/([^<]+)\.ics</g)].map(([, name]) =>
    decodeURIComponent(String(name)),
  )

/** Direct access to the server, without the tested code. */
function openClient(homeUrl: string): Omit<DavServer, 'url' | 'username' | 'password' | 'stop'> {
  const login = Buffer.from(`${davUser.username}:${davUser.password}`).toString('base64')
  const ask = (address: string, init: RequestInit) =>
    fetch(address, { ...init, headers: { authorization: `Basic ${login}`, ...init.headers } })
  const send = async (address: string, init: RequestInit) => {
    const response = await ask(address, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${init.method} ${address}: ${response.status} ${text}`)
    return text
  }
  const xml = { 'content-type': 'application/xml; charset=utf-8' }
  const addressOf = (calendarUrl: string, name: string) => `${calendarUrl}${name}.ics`
  return {
    makeCalendar: async name => {
      const address = `${homeUrl}${name}/`
      await send(address, {
        method: 'MKCALENDAR',
        headers: xml,
        body: `<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${name}</d:displayname></d:prop></d:set></c:mkcalendar>`,
      })
      return address
    },
    put: async (calendarUrl, name, lines, uid = name) => {
      await send(addressOf(calendarUrl, name), {
        method: 'PUT',
        headers: { 'content-type': 'text/calendar; charset=utf-8' },
        body: objectOf(uid, lines),
      })
    },
    remove: async (calendarUrl, name) => {
      await send(addressOf(calendarUrl, name), { method: 'DELETE' })
    },
    get: async (calendarUrl, name) => {
      const address = addressOf(calendarUrl, name)
      const response = await ask(address, { method: 'GET' })
      const text = await response.text()
      if (response.status === 404) return undefined
      if (!response.ok) throw new Error(`GET ${address}: ${response.status} ${text}`)
      return text
    },
    list: async calendarUrl => {
      const multistatus = await send(calendarUrl, {
        method: 'PROPFIND',
        headers: { ...xml, depth: '1' },
        body: '<?xml version="1.0"?><d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>',
      })
      return namesIn(multistatus).sort()
    },
  }
}

/** A third-party CalDAV server on loopback, with one user and no calendars. */
export async function startDavServer({ name, home, launch }: DavProgram): Promise<DavServer> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-dav-'))
  const port = await findFreePort()
  const child = await launch({ folder, port })
  const gone = once(child, 'exit')
  const url = `http://127.0.0.1:${port}/`
  if (!(await untilAnswered(url, child))) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`${name} did not start`)
  }
  return {
    url,
    ...davUser,
    ...openClient(`${url}${home}`),
    stop: async () => {
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}
