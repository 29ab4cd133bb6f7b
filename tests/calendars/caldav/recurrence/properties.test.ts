import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxObjectCharacters, readObject } from '../../../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules } from '../../../../src/calendars/calendar-provider.ts'
import { processorMsOf } from '../../../support/processor-time.ts'

const dayMs = 24 * 60 * 60_000
const first = Date.UTC(2026, 9, 1)

const reader = (start: number, end: number) => ({
  window: { start, end },
  timeZone: 'Europe/Berlin',
  ownerEmails: [],
  rules: defaultBusyRules,
})

const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')

const list = (name: string, values: readonly (number | string)[]) =>
  fc
    .option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 }))
    .map(chosen => (chosen ? [`${name}=${chosen.join(',')}`] : []))

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)
const either = (most: number) => [...upTo(most), ...upTo(most).map(value => -value)]
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Any rule, also one that no program would write. */
const rule = fc
  .tuple(
    fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'),
    fc.integer({ min: 1, max: 40 }),
    list('BYMONTH', upTo(12)),
    list('BYWEEKNO', either(53)),
    list('BYYEARDAY', either(366)),
    list('BYMONTHDAY', either(31)),
    list('BYDAY', [...weekdays, ...weekdays.map(day => `1${day}`), ...weekdays.map(d => `-1${d}`)]),
    list('BYHOUR', [0, 1, 2, 3, 9, 23]),
    list('BYSETPOS', either(4)),
    list('WKST', weekdays).map(parts => parts.map(part => part.split(',')[0] ?? '')),
    fc.constantFrom([], ['COUNT=1'], ['COUNT=7'], ['COUNT=900'], ['UNTIL=20270115T120000Z']),
  )
  .map(([frequency, interval, ...lists]) =>
    [`FREQ=${frequency}`, `INTERVAL=${interval}`, ...lists.flat()].join(';'),
  )

const start = fc
  .tuple(
    fc.constantFrom(
      ':20261025T003000Z',
      ';TZID=Europe/Berlin:20260329T023000',
      ';TZID=America/New_York:20191101T013000',
      ':20261001T093000',
      ';VALUE=DATE:20240229',
    ),
  )
  .map(([text]) => `DTSTART${text}`)

const spansOf = (ics: string, from: number, until: number) =>
  (readObject('e', ics, reader(from, until))?.spans ?? []).map(span => `${span.start}-${span.end}`)

test('starts ascend, none stands there twice, and the window may be cut anywhere', () => {
  fc.assert(
    fc.property(start, rule, fc.integer({ min: 0, max: 400 }), (begins, rrule, days) => {
      const ics = file(begins, 'DURATION:P1DT30M', `RRULE:${rrule}`)
      const until = first + 400 * dayMs
      const whole = readObject('e', ics, reader(first, until))
      // What is too much to follow counts as taken from the start of the window that is read.
      fc.pre(whole?.isDoubtful === false)
      const starts = whole?.spans.map(span => span.start) ?? []
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
      const cut = first + days * dayMs
      const parts = [...spansOf(ics, first, cut), ...spansOf(ics, cut, until)]
      expect(new Set(parts)).toEqual(new Set(spansOf(ics, first, until)))
    }),
    { numRuns: 300 },
  )
})

test('nothing that is read throws, or takes time outside the window', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('20261105T100000Z', '20261105', '99991231T235959Z', '00010101', 'PT1H', '-P9W'),
    rule,
  )
  const names = ['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'STATUS']
  const line = fc
    .tuple(
      fc.constantFrom(
        ...names,
        'RECURRENCE-ID',
        'RECURRENCE-ID;RANGE=THISANDFUTURE',
        'BEGIN',
        'END',
      ),
      fc.constantFrom(
        '',
        ';TZID=Europe/Berlin',
        ';TZID=Nowhere',
        ';VALUE=DATE',
        ';VALUE=PERIOD',
        ';"',
      ),
      value,
    )
    .map(([name, params, text]) => `${name}${params}:${text}`)
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 3 }), events => {
      const lines = events.flatMap(some => ['END:VEVENT', 'BEGIN:VEVENT', 'UID:1', ...some])
      const spans = readObject('e', file(...lines), reader(first, first + 400 * dayMs))?.spans ?? []
      for (const span of spans) expect(span.start).toBeLessThan(span.end)
    }),
    { numRuns: 500 },
  )
})

const hostile: Record<string, string[]> = {
  'every second for ever': ['DURATION:PT1S', 'RRULE:FREQ=SECONDLY'],
  'a count that is never reached': ['RRULE:FREQ=SECONDLY;BYSECOND=0;COUNT=999999999'],
  'a day that never comes, counted': ['RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2;COUNT=999999999'],
  'every time of every day': [
    `RRULE:FREQ=YEARLY;BYHOUR=${upTo(23)};BYMINUTE=${upTo(59)};BYSECOND=${upTo(59)};COUNT=999999999`,
  ],
  'a thousand rules': Array.from(
    { length: 1_000 },
    (_, index) => `RRULE:FREQ=MINUTELY;INTERVAL=${index + 1};BYDAY=MO;COUNT=9999999`,
  ),
  'as many events as fit': Array.from(
    { length: 9_000 },
    () => 'END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:19700101\r\nRRULE:FREQ=DAILY;COUNT=99999',
  ),
  'nested without end': Array.from({ length: 40_000 }, () => 'BEGIN:A\r\nEND:B'),
}

test.each(Object.entries(hostile))('%s keeps nobody waiting', (_name, lines) => {
  const ics = file('DTSTART:19700101T000000Z', ...lines)
  expect(ics.length).toBeLessThan(maxObjectCharacters)
  const read = () => expect(readObject('e', ics, reader(first, first + 400 * dayMs))).toBeDefined()
  // Some hundred milliseconds; without bounds it is hours.
  expect(processorMsOf(read)).toBeLessThan(10_000)
})
