import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type BusyRules,
  type CalendarEvent,
  type CalendarReading,
  defaultBusyRules,
  type EventReading,
} from '../../../src/calendars/calendar-provider.ts'
import { hasRadicale, startRadicale } from '../../support/caldav/start-radicale.ts'
import { hasSabre, startSabre } from '../../support/caldav/start-sabre.ts'
import type { CalendarFixture, FixtureFacts } from './calendar-fixture.ts'
import { davFixture } from './dav-fixture.ts'
import { googleFixture } from './google-fixture.ts'
import { microsoftFixture } from './microsoft-fixture.ts'

const fixtures: FixtureFacts[] = [
  { name: 'Google', isHere: true, start: googleFixture, listsChanges: true },
  { name: 'Microsoft', isHere: true, start: microsoftFixture, listsChanges: true },
  {
    name: 'Radicale (apt-get install radicale)',
    isHere: hasRadicale,
    start: async () => davFixture(await startRadicale()),
    listsChanges: true,
  },
  {
    name: 'sabre/dav (apt-get install php-sabre-dav php-cli php-sqlite3)',
    isHere: hasSabre,
    start: async () => davFixture(await startSabre()),
    listsChanges: false,
  },
]

const window = { start: Date.UTC(2026, 9, 1), end: Date.UTC(2027, 3, 1) }
const hourMs = 60 * 60_000
const at = (hour: number, day = 5) => Date.UTC(2026, 10, day, hour)
const time = (hour: number, day = 5) => ({ startsAt: at(hour, day), endsAt: at(hour + 1, day) })

const meetingEvent = (changes: Partial<CalendarEvent> = {}): CalendarEvent => {
  const key = changes.key ?? randomUUID()
  return {
    key,
    uid: `${key}@parley`,
    eventId: undefined,
    sequence: 0,
    title: 'Demo · Maya Lindt',
    description: 'A short look around.\nSee you there',
    location: 'https://parley.test/join/1',
    ...time(10),
    organizer: { name: 'Ana Ruiz', email: 'ana@parley.test' },
    attendees: [{ name: 'Maya "M." Lindt', email: 'maya@acme.test', answer: 'needs-action' }],
    wantsConference: false,
    hasReminders: true,
    isBusy: true,
    ...changes,
  }
}

const spansOf = ({ events }: CalendarReading) =>
  events
    .flatMap(({ spans }) => spans.map(({ start }) => new Date(start).toISOString().slice(5, 16)))
    .sort()
const ownOf = ({ events }: CalendarReading) => events.flatMap(({ own }) => own ?? [])
const meetingsOf = ({ events }: CalendarReading) =>
  events.flatMap(({ meetings = [] }: EventReading) => meetings)

for (const { name, isHere, start, listsChanges } of fixtures)
  describe.skipIf(!isHere)(`a calendar account at ${name}`, () => {
    let fixture: CalendarFixture
    beforeAll(async () => {
      fixture = await start()
    })
    afterAll(() => fixture?.close())
    beforeEach(async () => {
      await fixture.clear()
    })

    const read = (token?: string, rules: BusyRules = defaultBusyRules) =>
      fixture.provider.read({
        externalId: fixture.calendar,
        window,
        token,
        timeZone: 'Europe/Berlin',
        ownerEmails: [fixture.ownerEmail],
        rules,
      })
    const put = (event: CalendarEvent) => fixture.provider.putEvent(fixture.calendar, event)
    const find = ({ key, uid, eventId }: CalendarEvent) =>
      fixture.provider.findEvent(fixture.calendar, { key, uid, eventId })

    test('F26 F30: its calendars are listed, with what may be done there', async () => {
      const found = await fixture.provider.listCalendars()
      expect(found.find(({ externalId }) => externalId === fixture.calendar)?.canWrite).toBe(true)
    })

    test('F15: what takes its owner’s time is read, recurrences expanded', async () => {
      await fixture.add(time(10))
      await fixture.add({ ...time(14), weeks: 3 })
      await fixture.add({ startsAt: Date.UTC(2020, 0, 5, 10), endsAt: Date.UTC(2020, 0, 5, 11) })
      const reading = await read()
      expect(reading).toMatchObject({ kind: 'whole', unreadableCount: 0 })
      expect(spansOf(reading)).toEqual(['11-05T10:00', '11-05T14:00', '11-12T14:00', '11-19T14:00'])
    })

    test('F15: free and declined events take no time, tentative and whole days do', async () => {
      await fixture.add({ ...time(8), kind: 'free' })
      await fixture.add({ ...time(9), kind: 'declined' })
      await fixture.add({ ...time(10), kind: 'tentative' })
      await fixture.add({ startsAt: at(0, 6), endsAt: at(0, 7), kind: 'all-day' })
      // A day without times begins where its owner is.
      expect(spansOf(await read())).toEqual(['11-05T10:00', '11-05T23:00'])
    })

    test('… unless its owner wants it otherwise', async () => {
      await fixture.add({ ...time(8), kind: 'free' })
      await fixture.add({ ...time(9), kind: 'declined' })
      await fixture.add({ ...time(10), kind: 'tentative' })
      await fixture.add({ startsAt: at(0, 6), endsAt: at(0, 7), kind: 'all-day' })
      const rules = { allDay: false, tentative: false, declined: true, free: true }
      expect(spansOf(await read(undefined, rules))).toEqual(['11-05T08:00', '11-05T09:00'])
    })

    test('afterwards only what changed is read: made, moved and removed', async () => {
      const [a, b] = [await fixture.add(time(10)), await fixture.add(time(11))]
      await fixture.add(time(12))
      const { token } = await read()
      await fixture.move(a, time(15))
      await fixture.remove(b)
      await fixture.add(time(16))
      const changes = await read(token)
      expect(changes.kind).toBe(listsChanges ? 'changes' : 'whole')
      const all = listsChanges ? [] : ['11-05T12:00']
      expect(spansOf(changes)).toEqual([...all, '11-05T15:00', '11-05T16:00'])
      if (listsChanges) expect(changes.removedIds).toContain(b)
      const nothing = await read(changes.token)
      expect(nothing).toMatchObject({ kind: 'changes', events: [], removedIds: [] })
    })

    test('a series that is removed is removed with all its times', async () => {
      const series = await fixture.add({ ...time(14), weeks: 3 })
      const first = await read()
      await fixture.remove(series)
      const { kind, removedIds } = await read(first.token)
      const known = first.events.filter(({ spans }) => spans.length > 0)
      const gone = (event: EventReading) =>
        removedIds.includes(event.eventId) || removedIds.includes(event.seriesId ?? '')
      expect(kind === 'whole' || known.every(gone)).toBe(true)
    })

    test('live, one short question is answered', async () => {
      await fixture.add(time(10))
      await fixture.add(time(13))
      const spans = await fixture.provider.busy({
        externalId: fixture.calendar,
        window: { start: at(9), end: at(12) },
        timeZone: 'Europe/Berlin',
        ownerEmails: [fixture.ownerEmail],
        rules: defaultBusyRules,
      })
      expect(spans).toEqual([{ start: at(10), end: at(11) }])
    })

    test('F2 F51: a meeting is written once however often, moves, and goes', async () => {
      const event = meetingEvent()
      const { eventId } = await put(event)
      // The answer was lost: the same is written without knowing of it.
      expect((await put(event)).eventId).toBe(eventId)
      expect(await fixture.count()).toBe(1)
      await put({ ...event, eventId, ...time(13), sequence: 1 })
      expect(await find(event)).toMatchObject({ meetingId: event.key, startsAt: at(13) })
      expect(await fixture.count()).toBe(1)
      await fixture.provider.deleteEvent(fixture.calendar, { ...event, eventId })
      await fixture.provider.deleteEvent(fixture.calendar, { ...event, eventId })
      expect(await find({ ...event, eventId })).toBeUndefined()
      expect(await fixture.count()).toBe(0)
    })

    test('one that its owner removed can be written again, known or not', async () => {
      const event = meetingEvent()
      const { eventId } = await put(event)
      await fixture.remove(eventId)
      await put({ ...event, eventId })
      expect(await fixture.count()).toBe(1)
      const again = await put(event)
      await fixture.remove(again.eventId)
      await put(event)
      expect(await fixture.count()).toBe(1)
    })

    test('F20: attendees have not answered until they do', async () => {
      const event = meetingEvent()
      const { eventId } = await put(event)
      expect((await find(event))?.answers['maya@acme.test']).toBe('needs-action')
      await fixture.answer(eventId, 'maya@acme.test', 'declined')
      expect((await find(event))?.answers['maya@acme.test']).toBe('declined')
    })

    test('our own meetings are distinguished: they take no time, and show what was done to them', async () => {
      const event = meetingEvent()
      const { eventId } = await put(event)
      const first = await read()
      expect(spansOf(first)).toEqual([])
      expect(ownOf(first)).toMatchObject([
        { meetingId: event.key, eventId, startsAt: at(10), endsAt: at(11) },
      ])
      expect(meetingsOf(first)).toEqual([])
      await fixture.move(eventId, { startsAt: at(15), endsAt: at(16) + hourMs })
      const second = await read(first.token)
      expect(ownOf(second)).toMatchObject([{ startsAt: at(15), endsAt: at(17) }])
      await fixture.remove(eventId)
      const third = await read(second.token)
      expect(ownOf(third)).toEqual([])
      if (third.kind === 'changes') expect(third.removedIds).toContain(eventId)
    })

    test('F27: to whom an event invites is read, of private events nothing', async () => {
      await fixture.add({ ...time(10), title: 'Roadmap', invites: ['maya@acme.test'] })
      await fixture.add({ ...time(11), invites: ['maya@acme.test'], isPrivate: true })
      await fixture.add({ ...time(12), title: 'Alone' })
      const weekly = { ...time(14), weeks: 2, title: 'Weekly', invites: ['jo@acme.test'] }
      await fixture.add(weekly)
      const found = meetingsOf(await read())
      expect(found.map(({ title, startsAt }) => [title, startsAt])).toEqual(
        expect.arrayContaining([
          ['Roadmap', at(10)],
          ['Weekly', at(14)],
          ['Weekly', at(14, 12)],
        ]),
      )
      expect(found).toHaveLength(3)
      expect(new Set(found.map(({ uid }) => uid)).size).toBe(3)
      expect(found.find(({ title }) => title === 'Roadmap')?.attendees).toMatchObject([
        { email: 'maya@acme.test' },
      ])
    })

    test('F29: a calendar of its own can be made and removed', async () => {
      const made = await fixture.provider.makeCalendar(`Tasks ${randomUUID()}`)
      const { eventId } = await fixture.provider.putEvent(
        made.externalId,
        meetingEvent({ attendees: [], isBusy: false }),
      )
      expect(eventId).toBeTruthy()
      await fixture.provider.removeCalendar(made.externalId)
      await fixture.provider.removeCalendar(made.externalId)
      const names = (await fixture.provider.listCalendars()).map(calendar => calendar.name)
      expect(names).not.toContain(made.name)
    })

    test('F17: a calendar that was deleted says so, whatever is asked of it', async () => {
      const own = await start()
      try {
        const event = meetingEvent()
        await own.provider.putEvent(own.calendar, event)
        await own.loseCalendar()
        const query = {
          externalId: own.calendar,
          window,
          token: undefined,
          rules: defaultBusyRules,
        }
        const reading = own.provider.read({
          ...query,
          timeZone: 'UTC',
          ownerEmails: [own.ownerEmail],
        })
        await expect(reading).rejects.toMatchObject({ code: 'not-found' })
        await expect(own.provider.putEvent(own.calendar, event)).rejects.toMatchObject({
          code: 'not-found',
        })
        // A meeting whose calendar is gone was not canceled.
        await expect(own.provider.findEvent(own.calendar, event)).rejects.toMatchObject({
          code: 'not-found',
        })
      } finally {
        await own.close()
      }
    })
  })
