import { expect, test } from 'vitest'
import { FileWork } from '../../../src/calendars/caldav/file-work.ts'
import { readOccurrences } from '../../../src/calendars/caldav/occurrences.ts'
import { maxObjectCharacters, readObject } from '../../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules } from '../../../src/calendars/calendar-provider.ts'

const dayMs = 24 * 60 * 60_000
const first = Date.UTC(2026, 9, 1)

const reader = {
  window: { start: first, end: first + 400 * dayMs },
  timeZone: 'Europe/Berlin',
  ownerEmails: ['ana@parley.test'],
  rules: defaultBusyRules,
}

interface Hostile {
  /** One of many lines or components. */
  one: (index: number) => string
  head?: string
  foot?: string
}

const series = 'BEGIN:VEVENT\nUID:1\nDTSTART:20200101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY'
const ofSeries = { head: series, foot: 'END:VEVENT' }
const beside = { head: `${series}\nEND:VEVENT` }
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n')
const zoneNames = Intl.supportedValuesOf('timeZone')
const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)

const zone = (name: number) =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\n')

/** Kinds of which a file of 1 MB may have thousands. */
const many: Record<string, Hostile> = {
  'events of their own': {
    one: index => event(`UID:${index}`, 'DTSTART:20261105T100000Z', 'DURATION:PT1H'),
  },
  'series of their own': {
    one: index => event(`UID:${index}`, 'DTSTART:20261105T100000Z', 'RRULE:FREQ=DAILY;COUNT=3'),
  },
  'described zones': {
    one: index => `${zone(index)}\n${event('UID:1', `DTSTART;TZID=${index}:20261105T100000`)}`,
  },
  'names of zones': {
    one: index => event('UID:1', `DTSTART;TZID=a/b/c/d/e/f/${index}:20261105T100000`),
  },
  'years of known zones': {
    ...ofSeries,
    one: index => {
      const year = 1970 + (Math.floor(index / zoneNames.length) % 230)
      return `RDATE;TZID=${zoneNames[index % zoneNames.length]}:${year}0105T100000`
    },
  },
  rules: { ...ofSeries, one: index => `RRULE:FREQ=DAILY;COUNT=${index + 1}` },
  'rules that leave out': { ...ofSeries, one: () => 'EXRULE:FREQ=DAILY;COUNT=2' },
  'rules with every place': {
    ...ofSeries,
    one: () => `RRULE:FREQ=DAILY;COUNT=99;BYSETPOS=${upTo(366)},${upTo(366).map(at => -at)}`,
  },
  'rules with every day of the year': {
    ...ofSeries,
    one: () => `RRULE:FREQ=HOURLY;COUNT=99;BYMONTH=2;BYYEARDAY=${upTo(366).map(at => -at)}`,
  },
  'days left out': { ...ofSeries, one: () => 'EXDATE:20261105T000000Z' },
  'days added': { ...ofSeries, one: () => 'RDATE:20261105T000000Z' },
  exceptions: {
    ...beside,
    one: () => event('UID:1', 'RECURRENCE-ID:20261105T000000Z', 'DTSTART:20261105T030000Z'),
  },
  'exceptions for all that follow': {
    ...beside,
    one: () => event('UID:1', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261105T000000Z'),
  },
  'lines of an event': { ...ofSeries, one: () => 'A:' },
}

function fileOf({ one, head = '', foot = '' }: Hostile, count: number): string {
  const lines: string[] = []
  let length = head.length + foot.length + 40
  for (let index = 0; index < count; index += 1) {
    const text = one(index)
    length += text.length + 1
    if (length > maxObjectCharacters) break
    lines.push(text)
  }
  return ['BEGIN:VCALENDAR', head, ...lines, foot, 'END:VCALENDAR'].join('\n')
}

function stepsOf(ics: string): number {
  const work = new FileWork()
  readOccurrences(ics, reader, work)
  return work.stepsDone
}

/** What one look at a rule or a zone may count beyond the limit. */
const oneLook = 60_000

test.each(Object.entries(many))('each of many %s is counted', (_name, hostile) => {
  const [few, twice] = [4, 8].map(count => stepsOf(fileOf(hostile, count))) as [number, number]
  const none = stepsOf(fileOf(hostile, 0))
  expect(few).toBeGreaterThan(none)
  expect(twice - few).toBeCloseTo(few - none, -2)
})

test.each(Object.entries(many))(
  'as many %s as fit are taken time, and reported',
  (_name, hostile) => {
    const ics = fileOf(hostile, Number.POSITIVE_INFINITY)
    expect(ics.length).toBeLessThanOrEqual(maxObjectCharacters)
    expect(stepsOf(ics)).toBeLessThan(FileWork.maxSteps + oneLook)
    const reading = readObject('e', ics, reader)
    expect(reading?.isDoubtful).toBe(true)
    expect(reading?.spans[0]?.start).toBeLessThanOrEqual(reader.window.start)
    expect(reading?.spans.some(({ end }) => end >= reader.window.end)).toBe(true)
  },
)

test('one huge line is read at once', () => {
  const length = maxObjectCharacters - 1_000
  for (const line of [
    `DESCRIPTION:${'x'.repeat(length)}`,
    `ATTENDEE${';A=B'.repeat(length / 4)}:x`,
    `ATTENDEE;A=${'"a":'.repeat(length / 4)}`,
    `DTEND:${' '.repeat(length)}x`,
  ]) {
    const ics = fileOf({ ...ofSeries, one: () => line }, 1)
    expect(stepsOf(ics)).toBeLessThan(2_000)
    expect(readObject('e', ics, reader)?.spans.length).toBeGreaterThan(300)
  }
})

test('the same file means the same, however often its zones were read before', () => {
  const ics = fileOf(many['described zones'] as Hostile, 5)
  expect(stepsOf(ics)).toBe(stepsOf(ics))
})

test('ten years of a daily meeting, a thousand exceptions and five zones are not too much', () => {
  const moved = upTo(1_000).map(days => {
    const day = new Date(first - 600 * dayMs + days * dayMs).toISOString().slice(0, 10)
    const text = day.replaceAll('-', '')
    return event(
      'UID:1',
      'SUMMARY:Daily',
      'ATTENDEE:mailto:maya@acme.test',
      `RECURRENCE-ID;TZID=${days % 5}:${text}T010000`,
      `DTSTART;TZID=${days % 5}:${text}T100000`,
      `DTEND;TZID=${days % 5}:${text}T110000`,
    )
  })
  const daily = event(
    'UID:1',
    'DTSTART;TZID=0:20161001T010000',
    'DURATION:PT1H',
    'RRULE:FREQ=DAILY',
  )
  const zones = [0, 1, 2, 3, 4].map(zone)
  const ics = ['BEGIN:VCALENDAR', ...zones, daily, ...moved, 'END:VCALENDAR'].join('\n')
  const reading = readObject('e', ics, reader)
  expect(reading?.isDoubtful).toBe(false)
  expect(reading?.spans).toHaveLength(400)
})
