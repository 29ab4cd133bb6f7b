import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readObject } from '../../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules } from '../../../src/calendars/calendar-provider.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/calendar-files')
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')

interface Expected {
  zone: string
  window: [string, string]
  spans: string[]
}

const minute = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z')

const read = (ics: string, { zone, window: [from, until] }: Omit<Expected, 'spans'>) =>
  readObject('e', ics, {
    window: { start: Date.parse(from), end: Date.parse(until) },
    timeZone: zone,
    ownerEmails: [],
    rules: defaultBusyRules,
  })

const spansOf = (reading: ReturnType<typeof read>) =>
  reading?.spans.map(({ start, end }) => `${minute(start)}/${minute(end)}`)

const files = Object.entries(JSON.parse(textOf('expected.json')) as Record<string, Expected>)

test.each(files)('%s takes the time it should', (name, expected) => {
  const reading = read(textOf(name), expected)
  expect(spansOf(reading)).toEqual(expected.spans)
  expect(reading?.isDoubtful).toBe(false)
})

const winter = {
  zone: 'Europe/Berlin',
  window: ['2026-10-01T00:00Z', '2027-02-01T00:00Z'] as [string, string],
}

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT']
const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')

/** Starts and ends in Berlin's winter, an hour ahead of UTC, as `2 10:00-11:00` for each in December. */
const inDecember = (ics: string, zone = 'Europe/Berlin') =>
  read(ics, { ...winter, zone })?.spans.map(({ start, end }) => {
    const [from, until] = [start, end].map(at => new Date(at + 3_600_000).toISOString())
    return `${Number(from?.slice(8, 10))} ${from?.slice(11, 16)}-${until?.slice(11, 16)}`
  })

describe('the end of an event is in its own zone', () => {
  test.each([
    ['UTC to a zone', 'DTSTART:20261202T090000Z', 'DTEND;TZID=America/New_York:20261202T050000'],
    ['a zone to UTC', 'DTSTART;TZID=Asia/Tokyo:20261202T180000', 'DTEND:20261202T100000Z'],
    ['a zone to the owner’s', 'DTSTART;TZID=Asia/Tokyo:20261202T180000', 'DTEND:20261202T110000'],
    [
      'across the date line',
      'DTSTART;TZID=Asia/Tokyo:20261202T180000',
      'DTEND;TZID=Pacific/Honolulu:20261202T000000',
    ],
  ])('%s', (_name, start, end) => {
    expect(inDecember(file(...event(start, end)))).toEqual(['2 10:00-11:00'])
  })
})

describe('a zone is known by every name that programs give it', () => {
  test.each([
    'Europe/Berlin',
    'europe/berlin',
    '"Europe/Berlin"',
    'W. Europe Standard Time',
    'w. europe standard time',
    'W. Europe Standard Time 1',
    'Europe/Berlin 2',
    '/freeassociation.sourceforge.net/Europe/Berlin',
    '/example.org/20211207_1/Europe/Berlin',
    '/example.org/Olson_20011030_5/Europe/Berlin',
  ])('%s', tzid => {
    const ics = file(...event(`DTSTART;TZID=${tzid}:20261202T100000`, 'DURATION:PT1H'))
    expect(inDecember(ics, 'Asia/Tokyo')).toEqual(['2 10:00-11:00'])
    expect(read(ics, winter)?.isDoubtful).toBe(false)
  })

  test.each(['"tzone://Microsoft/Utc"', 'UTC', 'Etc/UTC', 'GMT'])('%s', tzid => {
    const ics = file(...event(`DTSTART;TZID=${tzid}:20261202T090000`, 'DURATION:PT1H'))
    expect(inDecember(ics, 'Asia/Tokyo')).toEqual(['2 10:00-11:00'])
  })

  test('a name that nobody knows is the owner’s zone, and reported as a guess', () => {
    const ics = file(...event('DTSTART;TZID=Head office:20261202T100000', 'DURATION:PT1H'))
    expect(inDecember(ics)).toEqual(['2 10:00-11:00'])
    expect(read(ics, winter)?.isDoubtful).toBe(true)
  })

  const observance = (...lines: string[]) => ['BEGIN:STANDARD', ...lines, 'END:STANDARD']
  const zone = (tzid: string, ...lines: string[]) => [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    ...lines,
    'END:VTIMEZONE',
  ]
  const inZone = (tzid: string, at: string, ...lines: string[]) =>
    file(...zone(tzid, ...lines), ...event(`DTSTART;TZID=${tzid}:${at}`, 'DURATION:PT1H'))

  test('a description without rules leaves the name to say', () => {
    for (const lines of [[], ['X-LIC-LOCATION:Europe/Berlin']]) {
      const tzid = lines.length > 0 ? 'Head office' : 'Romance Standard Time'
      expect(inDecember(inZone(tzid, '20261202T100000', ...lines), 'Asia/Tokyo')).toEqual([
        '2 10:00-11:00',
      ])
    }
  })

  test('a description with rules counts, whatever it is called', () => {
    const rules = observance(
      'DTSTART:20200101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0330',
      'RRULE:FREQ=YEARLY',
    )
    for (const tzid of ['Head office', 'Europe/Berlin'])
      expect(inDecember(inZone(tzid, '20261202T123000', ...rules))).toEqual(['2 10:00-11:00'])
  })
})
