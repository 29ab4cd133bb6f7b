import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCaldav } from '../../../src/calendars/caldav/index.ts'
import {
  type CalendarEvent,
  type CalendarReading,
  defaultBusyRules,
} from '../../../src/calendars/calendar-provider.ts'
import type { DavServer } from '../../support/caldav/dav-server.ts'
import { hasRadicale, startRadicale } from '../../support/caldav/start-radicale.ts'
import { hasSabre, startSabre } from '../../support/caldav/start-sabre.ts'

const window = { start: Date.UTC(2026, 9, 1), end: Date.UTC(2027, 3, 1) }
const at = (hour: string, day = '05') => [
  `DTSTART:202611${day}T${hour}0000Z`,
  `DTEND:202611${day}T${hour}3000Z`,
]

const servers = [
  {
    name: 'Radicale',
    packages: 'radicale',
    has: hasRadicale,
    start: startRadicale,
    listsChanges: true,
  },
  {
    name: 'sabre/dav 1.8',
    packages: 'php-sabre-dav php-cli php-sqlite3',
    has: hasSabre,
    start: startSabre,
    listsChanges: false,
  },
]

for (const { name, packages, has, start, listsChanges } of servers)
  describe.skipIf(!has)(`CalDAV, against a real ${name} (apt-get install ${packages})`, () => {
    let server: DavServer
    let calendar: string
    let count = 0

    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server?.stop())
    beforeEach(async () => {
      count += 1
      calendar = await server.makeCalendar(`work-${count}`)
    })

    const open = (change: { password?: string; serverUrl?: string } = {}) => {
      const { url: serverUrl, username, password } = server
      return openCaldav({ serverUrl, username, password, ...change }, fetch)
    }
    const read = (token?: string) =>
      open().read({
        externalId: calendar,
        window,
        token,
        timeZone: 'Europe/Berlin',
        ownerEmails: ['ana@parley.test'],
        rules: defaultBusyRules,
      })
    const startsOf = ({ events }: CalendarReading) =>
      events
        .flatMap(({ spans }) =>
          spans.map(({ start }) => new Date(start).toISOString().slice(5, 16)),
        )
        .sort()
    const nameOf = (eventId: string) =>
      eventId
        .split('/')
        .at(-1)
        ?.replace(/\.ics$/, '')

    test('the account’s calendars are found by the server’s address alone', async () => {
      const names = (await open().listCalendars()).map(({ name }) => name)
      expect(names).toContain(`work-${count}`)
    })

    test.each(['Täsks & <b>', '2026'])('a calendar made as “%s” is listed as such', async name => {
      const made = await open().makeCalendar(name)
      expect(await open().listCalendars()).toContainEqual(made)
    })

    test('everything within the window is read, recurrences expanded', async () => {
      await server.put(calendar, 'one', at('10'))
      await server.put(calendar, 'weekly', [...at('14'), 'RRULE:FREQ=WEEKLY;COUNT=3'])
      await server.put(calendar, 'old', ['DTSTART:20200105T100000Z', 'DTEND:20200105T110000Z'])
      const reading = await read()
      expect(reading.kind).toBe('whole')
      expect(startsOf(reading)).toEqual([
        '11-05T10:00',
        '11-05T14:00',
        '11-12T14:00',
        '11-19T14:00',
      ])
    })

    test('afterwards what changed is read: made, moved, made free and removed', async () => {
      for (const [name, hour] of [
        ['a', '10'],
        ['b', '11'],
        ['c', '12'],
        ['same', '13'],
      ] as const)
        await server.put(calendar, name, at(hour))
      const { token } = await read()
      await server.put(calendar, 'a', at('15'))
      await server.put(calendar, 'b', [...at('11'), 'TRANSP:TRANSPARENT'])
      await server.remove(calendar, 'c')
      await server.put(calendar, 'd', at('16'))
      const reading = await read(token)
      // Without sync-collection one change means reading everything.
      const expected = listsChanges
        ? { kind: 'changes', names: ['a', 'b', 'd'], removed: ['c'], same: [] }
        : { kind: 'whole', names: ['a', 'b', 'd', 'same'], removed: [], same: ['11-05T13:00'] }
      expect(reading.kind).toBe(expected.kind)
      expect(startsOf(reading)).toEqual([...expected.same, '11-05T15:00', '11-05T16:00'])
      expect(reading.events.map(({ eventId }) => nameOf(eventId)).sort()).toEqual(expected.names)
      expect(reading.removedIds.map(nameOf)).toEqual(expected.removed)
      const again = await read(reading.token)
      expect(again).toMatchObject({ kind: 'changes', events: [], removedIds: [] })
    })

    test('a token the server does not know means reading everything', async () => {
      await server.put(calendar, 'one', at('10'))
      const reading = await read('sync http://radicale.org/ns/sync/0000')
      expect(reading.kind).toBe('whole')
      expect(startsOf(reading)).toEqual(['11-05T10:00'])
    })

    const meeting: CalendarEvent = {
      key: 'b1e9014b-07d3',
      eventId: undefined,
      uid: 'b1e9014b-07d3@parley',
      sequence: 0,
      title: 'Demo · Maya\r\nSTATUS:CANCELLED',
      description: 'Zażółć gęślą jaźń\n\nhttps://parley.test/settings/meetings/1',
      location: 'Rynek 1, Kraków',
      startsAt: Date.UTC(2026, 10, 5, 10),
      endsAt: Date.UTC(2026, 10, 5, 10, 30),
      organizer: { name: 'Ana', email: 'ana@parley.test' },
      attendees: [],
      wantsConference: false,
      hasReminders: true,
      isBusy: true,
    }
    const objectName = 'b1e9014b-07d3-parley'
    const stored = async () => {
      const text = await server.get(calendar, objectName)
      return text?.replaceAll(/\r?\n[ \t]/g, '')
    }

    test('asked about one slot it says what is there right now', async () => {
      await server.put(calendar, 'daily', [...at('10', '02'), 'RRULE:FREQ=DAILY'])
      const ask = (hour: number) =>
        open().busy({
          externalId: calendar,
          window: { start: Date.UTC(2026, 10, 20, hour), end: Date.UTC(2026, 10, 20, hour, 30) },
          timeZone: 'Europe/Berlin',
          ownerEmails: ['ana@parley.test'],
          rules: defaultBusyRules,
        })
      expect(await ask(10)).toHaveLength(1)
      expect(await ask(11)).toEqual([])
    })

    test('what the server looks for in another zone is there where the owner is', async () => {
      await server.put(calendar, 'day', ['DTSTART;VALUE=DATE:20261120'])
      await server.put(calendar, 'time', ['DTSTART:20261123T090000', 'DURATION:PT1H'])
      const ask = (day: number, hour: number) =>
        open().busy({
          externalId: calendar,
          window: { start: Date.UTC(2026, 10, day, hour), end: Date.UTC(2026, 10, day, hour, 30) },
          timeZone: 'Pacific/Auckland',
          ownerEmails: ['ana@parley.test'],
          rules: defaultBusyRules,
        })
      expect(await ask(19, 12)).toHaveLength(1)
      expect(await ask(20, 12)).toEqual([])
      expect(await ask(22, 20)).toHaveLength(1)
      expect(await ask(23, 9)).toEqual([])
    })

    test('an occurrence that was moved into the slot a moment ago is there', async () => {
      await server.put(calendar, 'moved', [
        ...at('10', '04'),
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:moved',
        'DTSTAMP:20261001T000000Z',
        'RECURRENCE-ID:20261118T100000Z',
        ...at('14', '06'),
      ])
      const busy = await open().busy({
        externalId: calendar,
        window: { start: Date.UTC(2026, 10, 6, 14), end: Date.UTC(2026, 10, 6, 14, 30) },
        timeZone: 'Europe/Berlin',
        ownerEmails: ['ana@parley.test'],
        rules: defaultBusyRules,
      })
      expect(busy).toHaveLength(1)
    })

    test('F16: a meeting is written once, however often, and follows', async () => {
      await open().putEvent(calendar, meeting)
      await open().putEvent(calendar, meeting)
      const first = await stored()
      expect(first).toContain('DTSTART:20261105T100000Z')
      expect(first).toContain('Zażółć gęślą jaźń')
      expect(first).not.toMatch(/^STATUS:CANCELLED/m)
      expect(first).not.toContain('METHOD')
      const startsAt = Date.UTC(2026, 10, 6, 9)
      await open().putEvent(calendar, {
        ...meeting,
        sequence: 1,
        startsAt,
        endsAt: startsAt + 30 * 60_000,
      })
      expect(await stored()).toContain('DTSTART:20261106T090000Z')
      expect(await server.list(calendar)).toEqual([objectName])
      const reading = await read()
      expect(reading.events).toHaveLength(1)
      expect(startsOf(reading)).toEqual([])
    })

    test('a deleted event is absent, deleted again it stays so', async () => {
      await open().putEvent(calendar, meeting)
      await open().deleteEvent(calendar, meeting)
      await open().deleteEvent(calendar, meeting)
      expect(await stored()).toBeUndefined()
    })

    test('twenty writers of one meeting leave one event', async () => {
      const writers = Array.from({ length: 20 }, (_, sequence) =>
        open().putEvent(calendar, { ...meeting, sequence }),
      )
      const ends = await Promise.allSettled(writers)
      const refused = ends.flatMap(end => (end.status === 'rejected' ? [end.reason.code] : []))
      expect(refused.every(code => code === 'conflict')).toBe(true)
      expect(await server.list(calendar)).toEqual([objectName])
      expect((await read()).events).toHaveLength(1)
    })

    test('a wrong password, a calendar that was deleted and no server are distinguished', async () => {
      await expect(open({ password: 'wrong' }).listCalendars()).rejects.toMatchObject({
        code: 'unauthorized',
      })
      calendar = new URL('../gone/', calendar).href
      await expect(read()).rejects.toMatchObject({ code: 'not-found' })
      const nowhere = open({ serverUrl: 'http://127.0.0.1:9/' })
      await expect(nowhere.listCalendars()).rejects.toMatchObject({ code: 'unavailable' })
    })
  })
