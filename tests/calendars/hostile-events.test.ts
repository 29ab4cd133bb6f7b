import { expect, test } from 'vitest'
import { readObject } from '../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules, type EventReading } from '../../src/calendars/calendar-provider.ts'
import { readEvent as readGoogleEvent } from '../../src/calendars/google/event-of-google.ts'
import { readEvent as readGraphEvent } from '../../src/calendars/microsoft/event-of-graph.ts'
import { graphEvent } from '../../src/calendars/microsoft/graph-event.ts'
import { isInstant } from '../../src/scheduling/instant.ts'
import { hostileInstants } from '../support/hostile-instants.ts'

const reader = {
  window: { start: Date.UTC(2026, 9, 1), end: Date.UTC(2027, 3, 1) },
  timeZone: 'America/New_York',
  ownerEmails: ['ana@parley.test'],
  rules: defaultBusyRules,
}

type Read = (start: string, end: string) => EventReading | undefined

const compact = (text: string) => text.replace(/[-:]/g, '')

const readers: Record<string, Read> = {
  'Google, a time': (start, end) =>
    readGoogleEvent({ id: '1', start: { dateTime: start }, end: { dateTime: end } }, reader),
  'Google, a day': (start, end) =>
    readGoogleEvent({ id: '1', start: { date: start }, end: { date: end } }, reader),
  'Microsoft, a time': (start, end) =>
    readGraphEvent(graphEvent.parse(graphOf(start, end, false)), reader),
  'Microsoft, a day': (start, end) =>
    readGraphEvent(graphEvent.parse(graphOf(start, end, true)), reader),
  'CalDAV, a time': (start, end) =>
    readObject('1', icsOf(`:${compact(start)}`, `:${compact(end)}`), reader),
  'CalDAV, a day': (start, end) =>
    readObject('1', icsOf(`;VALUE=DATE:${compact(start)}`, `;VALUE=DATE:${compact(end)}`), reader),
}

const graphOf = (start: string, end: string, isAllDay: boolean) => ({
  id: '1',
  isAllDay,
  start: { dateTime: start, timeZone: 'UTC' },
  end: { dateTime: end, timeZone: 'UTC' },
})

const icsOf = (start: string, end: string) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTAMP:20261001T000000Z',
    `DTSTART${start}`,
    `DTEND${end}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')

const instantsOf = (reading: EventReading | undefined) =>
  [...(reading?.spans ?? []), ...(reading?.meetings ?? [])].flatMap(found =>
    'start' in found ? [found.start, found.end] : [found.startsAt, found.endsAt],
  )

test.each(Object.entries(readers))(
  '%s: an odd event is skipped or kept within what can be stored',
  (_name, read) => {
    for (const instant of hostileInstants)
      for (const [start, end] of [
        [instant, '2026-11-06T10:00:00Z'],
        ['2026-11-05T10:00:00Z', instant],
        [instant, instant],
      ] as const)
        expect(instantsOf(read(start, end)).every(isInstant)).toBe(true)
  },
)

const lasting = Object.entries(readers).map(([name, read]) => {
  const isDay = name.endsWith('day')
  const text = (day: string) => (isDay ? day : `${day}T00:00:00Z`)
  return [name, () => read(text('2026-11-05'), text('9999-12-31'))] as const
})

test.each(lasting)('%s: what lasts until the year 9999 takes its time', (_name, read) => {
  const [span] = read()?.spans ?? []
  expect(span?.start).toBeLessThan(Date.UTC(2026, 10, 6))
  expect(span?.end).toBeGreaterThan(reader.window.end)
  expect(isInstant(span?.end)).toBe(true)
})
