import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen } from '../stand-in/listen.ts'

type Hop = readonly [status: number, location: string]

/** A CalDAV server that schedules (RFC 6638) and redirects, with one account and one calendar. */
export class SchedulingStandIn {
  url = ''
  close: () => Promise<void> = async () => undefined
  readonly calendarPath = '/calendars/ana/work/'
  /** Addresses of the account's owner. */
  addresses: string[] = ['mailto:ana@icloud.example', '/principals/ana/']
  /** Treats an event of an unknown organizer as an invitation to the owner. */
  takesInvitations = false
  /** Redirects by path. */
  readonly redirects = new Map<string, Hop>()
  readonly requests: string[] = []
  readonly objects = new Map<string, string>()
  /** Emails that the server sends. */
  readonly sent: string[] = []

  isOwn(line: string): boolean {
    const address = /mailto:.*$/i.exec(line)?.[0].toLowerCase()
    return this.addresses.some(own => own.toLowerCase() === address)
  }
}

const linesOf = (ics: string) => ics.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
const organizerOf = (ics: string) => linesOf(ics).find(line => line.startsWith('ORGANIZER'))
const attendeesOf = (ics: string) => linesOf(ics).filter(line => line.startsWith('ATTENDEE'))
const isForClient = (line: string) => /;SCHEDULE-AGENT="?CLIENT"?[;:]/.test(line)

const multistatus = (href: string, props: string) => `<?xml version="1.0" encoding="utf-8"?>
<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>${href}</d:href>
<d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`

const hrefOf = (address: string) => `<d:href>${address}</d:href>`

function propsAt(server: SchedulingStandIn, path: string): string | undefined {
  const principal = `<d:current-user-principal>${hrefOf('/principals/ana/')}</d:current-user-principal>`
  if (path === '/dav/') return principal
  if (path === '/principals/ana/')
    return `<c:calendar-home-set>${hrefOf('/calendars/ana/')}</c:calendar-home-set>
<c:calendar-user-address-set>${server.addresses.map(hrefOf).join('')}</c:calendar-user-address-set>`
  return path === '/calendars/ana/' || path === server.calendarPath ? principal : undefined
}

const calendarIn = ({ calendarPath }: SchedulingStandIn) =>
  multistatus(
    calendarPath,
    `<d:displayname>work</d:displayname><d:resourcetype><d:collection/><c:calendar/></d:resourcetype>`,
  )

interface Answer {
  status: number
  body?: string
  headers?: Record<string, string>
}

const xml = (body: string): Answer => ({
  status: 207,
  body,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
})

/** Accepts events of other organizers only if they invite the account's owner (RFC 6638 §3.2). */
function put(server: SchedulingStandIn, path: string, ics: string): Answer {
  const organizer = organizerOf(ics)
  const isForeign = organizer !== undefined && !server.isOwn(organizer)
  if (isForeign && !server.takesInvitations) return { status: 403 }
  if (server.objects.has(path)) return { status: 412 }
  server.objects.set(path, ics)
  const invited = attendeesOf(ics).filter(line => !isForClient(line))
  server.sent.push(...invited.map(line => `REQUEST ${line}`))
  return { status: 201 }
}

/** Deleting an invitation declines it, unless the client schedules for the organizer. */
function remove(server: SchedulingStandIn, path: string): Answer {
  const ics = server.objects.get(path)
  if (ics === undefined) return { status: 404 }
  server.objects.delete(path)
  const organizer = organizerOf(ics)
  if (organizer && !server.isOwn(organizer) && !isForClient(organizer))
    server.sent.push(`REPLY ${organizer}`)
  return { status: 204 }
}

function answer(
  server: SchedulingStandIn,
  { method, path, body }: { method: string; path: string; body: string },
): Answer {
  if (method === 'PUT') return put(server, path, body)
  if (method === 'DELETE') return remove(server, path)
  if (method !== 'PROPFIND') return { status: 404 }
  if (path === '/calendars/ana/' && body.includes('supported-calendar-component-set'))
    return xml(calendarIn(server))
  const props = propsAt(server, path)
  return props === undefined ? { status: 404 } : xml(multistatus(path, props))
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  incoming.setEncoding('utf8')
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  return text
}

export async function startSchedulingStandIn(): Promise<SchedulingStandIn> {
  const server = new SchedulingStandIn()
  server.redirects.set('/.well-known/caldav', [301, '/dav/'])
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url: path = '/' } = incoming
    const body = await textOf(incoming)
    server.requests.push(`${method} ${path}`)
    const hop = server.redirects.get(path)
    const given = hop
      ? { status: hop[0], headers: { location: hop[1] } }
      : incoming.headers.authorization
        ? answer(server, { method, path, body })
        : { status: 401 }
    response.writeHead(given.status, given.headers).end('body' in given ? given.body : undefined)
  }
  const { url, close } = await listen(handle, words => {
    throw new Error(words)
  })
  server.url = url
  server.close = close
  return server
}
