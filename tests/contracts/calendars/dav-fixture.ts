import { randomUUID } from 'node:crypto'
import { openCaldav } from '../../../src/calendars/caldav/index.ts'
import type { DavServer } from '../../support/caldav/dav-server.ts'
import type { CalendarFixture, HandEvent } from './calendar-fixture.ts'

const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')
const day = (instant: number) => stamp(instant).slice(0, 8)
const ownerEmail = 'ana@parley.test'

const kindLines: Record<string, string[]> = {
  free: ['TRANSP:TRANSPARENT'],
  tentative: ['STATUS:TENTATIVE'],
  declined: [`ATTENDEE;PARTSTAT=DECLINED:mailto:${ownerEmail}`],
}

const linesOf = ({ title, startsAt, endsAt, kind, weeks, invites, isPrivate }: HandEvent) => [
  `SUMMARY:${title ?? 'By hand'}`,
  ...(kind === 'all-day'
    ? [`DTSTART;VALUE=DATE:${day(startsAt)}`, `DTEND;VALUE=DATE:${day(endsAt)}`]
    : [`DTSTART:${stamp(startsAt)}`, `DTEND:${stamp(endsAt)}`]),
  ...(weeks ? [`RRULE:FREQ=WEEKLY;COUNT=${weeks}`] : []),
  ...(kindLines[kind ?? ''] ?? []),
  ...(isPrivate ? ['CLASS:PRIVATE'] : []),
  ...(invites ?? []).map(email => `ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${email}`),
]

const partstats = {
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
  tentative: 'TENTATIVE',
  'needs-action': 'NEEDS-ACTION',
}

const nameOf = (eventId: string) => decodeURIComponent(eventId.split('/').at(-1) ?? '').slice(0, -4)
/** The lines between BEGIN and END, unfolded, without those that `put` writes itself. */
const bodyOf = (ics: string) =>
  (/BEGIN:VEVENT\r?\n([\s\S]*?)END:VEVENT/.exec(ics)?.[1] ?? '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter(line => line && !/^(?:UID|DTSTAMP)[:;]/.test(line))

/** A CalDAV server with a calendar of its own for the test. */
export async function davFixture(server: DavServer): Promise<CalendarFixture> {
  const { url: serverUrl, username, password } = server
  const calendar = await server.makeCalendar(randomUUID())
  const path = new URL(calendar).pathname
  /** As they do who answer an invitation, or move an event: the rest of it stays. */
  const edit = async (eventId: string, change: (line: string) => string) => {
    const name = nameOf(eventId)
    const ics = await server.get(calendar, name)
    if (ics === undefined) throw new Error(`No event ${name}`)
    const uid = /^UID:(.*?)\r?$/m.exec(ics)?.[1] ?? name
    await server.put(calendar, name, [...bodyOf(ics).map(change)], uid)
  }
  return {
    provider: openCaldav({ serverUrl, username, password }, fetch),
    ownerEmail,
    calendar,
    add: async event => {
      const name = randomUUID()
      await server.put(calendar, name, linesOf(event))
      return `${path}${name}.ics`
    },
    move: (eventId, { startsAt, endsAt }) =>
      edit(eventId, line =>
        line
          .replace(/^DTSTART[:;].*/, `DTSTART:${stamp(startsAt)}`)
          .replace(/^DTEND[:;].*/, `DTEND:${stamp(endsAt)}`),
      ),
    remove: eventId => server.remove(calendar, nameOf(eventId)),
    answer: (eventId, email, answer) =>
      edit(eventId, line =>
        line.startsWith('ATTENDEE') && line.toLowerCase().includes(email)
          ? line.replace(/PARTSTAT="?[A-Z-]+"?/, `PARTSTAT=${partstats[answer]}`)
          : line,
      ),
    count: async () => (await server.list(calendar)).length,
    clear: async () => {
      for (const name of await server.list(calendar)) await server.remove(calendar, name)
    },
    loseCalendar: async () => {
      const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
      await fetch(calendar, { method: 'DELETE', headers: { authorization } })
    },
    close: () => server.stop(),
  }
}
