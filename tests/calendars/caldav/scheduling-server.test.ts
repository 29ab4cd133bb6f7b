import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCaldav } from '../../../src/calendars/caldav/index.ts'
import type { CalendarEvent } from '../../../src/calendars/calendar-provider.ts'
import { publicFetch } from '../../../src/providers/public-fetch.ts'
import {
  type SchedulingStandIn,
  startSchedulingStandIn,
} from '../../support/caldav/scheduling-stand-in.ts'

let server: SchedulingStandIn
beforeEach(async () => {
  server = await startSchedulingStandIn()
})
afterEach(() => server.close())

/** The stand-in is on this machine; every other address is reached by the rules of production. */
const guarded = publicFetch({ allowsPrivate: false })
const open = publicFetch({ allowsPrivate: true })
const reaching: typeof fetch = (input, init) =>
  String(input).startsWith(server.url) ? open(input, init) : guarded(input, init)

const account = () =>
  openCaldav({ serverUrl: server.url, username: 'ana', password: 'secret' }, reaching)

const event: CalendarEvent = {
  key: 'b1e9014b-07d3',
  eventId: undefined,
  uid: 'b1e9014b-07d3@parley',
  sequence: 0,
  title: 'Demo',
  description: '',
  location: '',
  startsAt: Date.UTC(2026, 10, 5, 10),
  endsAt: Date.UTC(2026, 10, 5, 11),
  organizer: { name: 'Ana Ruiz', email: 'ana@parley.test' },
  attendees: [{ name: 'Maya', email: 'maya@acme.test', answer: 'needs-action' }],
  wantsConference: false,
  hasReminders: true,
  isBusy: true,
}

describe('an event with attendees at a server that schedules', () => {
  const calendar = () => `${server.url}${server.calendarPath}`
  const lines = () =>
    [...server.objects.values()].flatMap(ics => ics.replaceAll(/\r\n[ \t]/g, '').split('\r\n'))
  const organizer = () => lines().find(line => line.startsWith('ORGANIZER'))

  test.each([
    ['mailto:ana@icloud.example', 'ana@icloud.example'],
    ['MAILTO:Ana@Parley.test', 'ana@parley.test'],
    ['mailto:other@icloud.example', 'other@icloud.example'],
  ])('has an organizer that the server knows as %s', async (known, expected) => {
    server.addresses = ['/principals/ana/', known]
    await account().putEvent(calendar(), event)
    expect(organizer()).toBe(`ORGANIZER;SCHEDULE-AGENT=CLIENT;CN="Ana Ruiz":MAILTO:${expected}`)
    expect(lines().filter(line => line.startsWith('ATTENDEE'))).toEqual([
      expect.stringMatching(/;SCHEDULE-AGENT=CLIENT[;:].*mailto:maya@acme\.test$/i),
    ])
  })

  test.each([
    ['names no address', ['/principals/ana/']],
    ['names nothing', []],
  ])('keeps the host as organizer where the server %s, and sends nobody a mail', async (_, own) => {
    server.addresses = [...own]
    server.takesInvitations = true
    await account().putEvent(calendar(), event)
    expect(organizer()).toContain('MAILTO:ana@parley.test')
    await account().deleteEvent(calendar(), event)
    expect(server.objects.size).toBe(0)
    expect(server.sent).toEqual([])
  })

  test('without attendees has no organizer, and nothing more is asked', async () => {
    await account().putEvent(calendar(), { ...event, attendees: [] })
    expect(organizer()).toBeUndefined()
    expect(server.requests.map(request => request.split(' ')[0])).toEqual(['PUT'])
  })
})

test.each([true, false])(
  'a video call is missing where one is wanted (%s)',
  async wantsConference => {
    const calendar = `${server.url}${server.calendarPath}`
    const written = await account().putEvent(calendar, { ...event, wantsConference })
    expect(written).toMatchObject({ conferenceUrl: undefined, isCallMissing: wantsConference })
  },
)

describe('redirects on the way to the calendars', () => {
  const names = async () => (await account().listCalendars()).map(({ name }) => name)

  test.each<[string, Record<string, [number, string]>]>([
    ['the well-known address leads there', {}],
    ['nothing is redirected', { '/.well-known/caldav': [404, ''] }],
    [
      'two hops, one with a slash',
      { '/.well-known/caldav': [301, '/dav'], '/dav': [308, '/dav/'] },
    ],
    [
      'three hops of every kind',
      {
        '/.well-known/caldav': [302, '/one'],
        '/one': [307, '/two'],
        '/two': [308, '/dav/'],
      },
    ],
  ])('%s', async (_, redirects) => {
    server.redirects.set('/', [308, '/dav/'])
    for (const [path, hop] of Object.entries(redirects)) server.redirects.set(path, hop)
    expect(await names()).toEqual(['work'])
  })

  test('a calendar that has moved is still read, and not written past its new address', async () => {
    server.redirects.set('/calendars/ana/old/', [301, server.calendarPath])
    server.redirects.set('/calendars/ana/old/x-parley.ics', [301, '/calendars/ana/work/x.ics'])
    const old = `${server.url}/calendars/ana/old/`
    const deleted = account().deleteEvent(old, { key: 'x', uid: 'x@parley', eventId: undefined })
    await expect(deleted).rejects.toMatchObject({ code: 'rejected' })
    expect(server.requests).toEqual(['DELETE /calendars/ana/old/x-parley.ics'])
  })

  test('a circle is left', async () => {
    server.redirects.set('/.well-known/caldav', [301, '/one'])
    server.redirects.set('/one', [301, '/.well-known/caldav'])
    await expect(names()).rejects.toMatchObject({ code: 'rejected' })
    expect(server.requests.length).toBeLessThan(20)
  })

  test.each([
    ['http://169.254.169.254/latest/', 'private network'],
    ['https://127.0.0.1:8443/', 'private network'],
    ['https://localhost:8443/', 'private network'],
    ['http://dav.example.com/', 'https://'],
  ])('to %s none is followed', async (location, reason) => {
    server.redirects.set('/.well-known/caldav', [301, location])
    await expect(names()).rejects.toMatchObject({
      code: 'rejected',
      reason: expect.stringContaining(reason),
    })
  })
})
