import { expect, test } from 'vitest'
import { maxObjectCharacters, readObject } from '../../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules } from '../../../src/calendars/calendar-provider.ts'

const window = { start: Date.UTC(2026, 9, 1), end: Date.UTC(2027, 3, 1) }
const reader = {
  window,
  timeZone: 'Europe/Berlin',
  ownerEmails: ['ana@parley.test'],
  rules: defaultBusyRules,
}
const utc = (text: string) => Date.parse(`${text}Z`)

const wrap = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...events.flatMap(lines => [
      'BEGIN:VEVENT',
      'DTSTAMP:20261001T000000Z',
      ...lines,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n')

const busy = (...events: string[][]) =>
  (readObject('e', wrap(...events), reader)?.spans ?? []).map(({ start, end }) =>
    [start, end].map(instant => new Date(instant).toISOString().slice(0, 16)),
  )

const hour = ['UID:1', 'DTSTART:20261105T100000Z', 'DTEND:20261105T110000Z']
const hourSpan = { start: Date.UTC(2026, 10, 5, 10), end: Date.UTC(2026, 10, 5, 11) }

test('F15: an event takes its time', () => {
  expect(busy(hour)).toEqual([['2026-11-05T10:00', '2026-11-05T11:00']])
})

test.each([
  ['free', 'TRANSP:TRANSPARENT'],
  ['canceled', 'STATUS:CANCELLED'],
  ['free in Outlook', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
  ['declined by its owner', 'ATTENDEE;PARTSTAT=DECLINED:mailto:Ana@parley.test'],
])('one that is %s takes none', (_what, line) => {
  expect(busy([...hour, line])).toEqual([])
})

test.each([
  ['tentative', 'STATUS:TENTATIVE'],
  ['declined by somebody else', 'ATTENDEE;PARTSTAT=DECLINED:mailto:ben@parley.test'],
])('one that is %s takes it', (_what, line) => {
  expect(busy([...hour, line])).toHaveLength(1)
})

test('our own meetings are kept apart from what the calendar holds, with the time that they would take', () => {
  const event = ['UID:abc@parley', 'DTSTART:20261105T100000Z', 'DTEND:20261105T110000Z']
  expect(readObject('e', wrap(event), reader)).toMatchObject({
    spans: [],
    own: { meetingId: 'abc', taken: [hourSpan] },
  })
  const declined = [...event, 'ATTENDEE;PARTSTAT=DECLINED:mailto:ana@parley.test']
  expect(readObject('e', wrap(declined), reader)?.own?.taken).toEqual([])
})

test.each([
  [['DECLINED', 'ACCEPTED'], 1],
  [['ACCEPTED', 'DECLINED'], 1],
  [['DECLINED', 'NEEDS-ACTION'], 1],
  [['DECLINED', 'DECLINED'], 0],
])(
  'whoever is invited twice and answers %s takes part unless all are declined',
  (answers, count) => {
    const lines = answers.map(answer => `ATTENDEE;PARTSTAT=${answer}:mailto:ana@parley.test`)
    expect(busy([...hour, ...lines])).toHaveLength(count)
  },
)

test('a day without a time is the whole day where the owner lives, a duration counts like an end', () => {
  expect(busy(['UID:1', 'DTSTART;VALUE=DATE:20261105', 'DTEND;VALUE=DATE:20261107'])).toEqual([
    ['2026-11-04T23:00', '2026-11-06T23:00'],
  ])
  expect(busy(['UID:1', 'DTSTART:20261105T100000Z', 'DURATION:PT90M'])).toEqual([
    ['2026-11-05T10:00', '2026-11-05T11:30'],
  ])
})

test('times of a zone follow its clock, also where the file does not describe it', () => {
  const weekly = [
    'UID:1',
    'DTSTART;TZID=America/New_York:20261026T090000',
    'DTEND;TZID=America/New_York:20261026T100000',
    'RRULE:FREQ=WEEKLY;COUNT=3',
  ]
  expect(busy(weekly).map(([start]) => start)).toEqual([
    '2026-10-26T13:00',
    '2026-11-02T14:00',
    '2026-11-09T14:00',
  ])
})

test('times without a zone are the owner’s', () => {
  expect(busy(['UID:1', 'DTSTART:20261105T100000', 'DTEND:20261105T103000'])).toEqual([
    ['2026-11-05T09:00', '2026-11-05T09:30'],
  ])
})

test('of a series one event may be moved, another taken out, a third be free', () => {
  const series = [...hour, 'RRULE:FREQ=DAILY;COUNT=4', 'EXDATE:20261106T100000Z']
  const moved = [
    'UID:1',
    'RECURRENCE-ID:20261107T100000Z',
    'DTSTART:20261107T150000Z',
    'DTEND:20261107T160000Z',
  ]
  const free = [
    'UID:1',
    'RECURRENCE-ID:20261108T100000Z',
    'DTSTART:20261108T100000Z',
    'DTEND:20261108T110000Z',
    'TRANSP:TRANSPARENT',
  ]
  expect(busy(series, moved, free).map(([start]) => start)).toEqual([
    '2026-11-05T10:00',
    '2026-11-07T15:00',
  ])
})

test('each meeting of a series has a name of its own, also once it was moved', () => {
  const invited = ['ATTENDEE:mailto:maya@example.com']
  const start = ['UID:1', 'DTSTART;TZID=Europe/Berlin:20261105T110000', 'DURATION:PT1H']
  const moved = ['UID:1', 'RECURRENCE-ID:20261106T100000Z', 'DTSTART:20261106T150000Z', ...invited]
  const ics = wrap([...start, 'RRULE:FREQ=DAILY;COUNT=2', ...invited], [...moved, 'DURATION:PT1H'])
  const meetings = readObject('e', ics, reader)?.meetings ?? []
  expect(meetings.map(({ uid, startsAt }) => [uid, startsAt])).toEqual([
    ['1 2026-11-05T11:00:00', utc('2026-11-05T10:00:00')],
    ['1 2026-11-06T11:00:00', utc('2026-11-06T15:00:00')],
  ])
})

test('an event of a series to which one was invited alone is seen', () => {
  const alone = [
    'UID:1',
    'RECURRENCE-ID:20261107T100000Z',
    'DTSTART:20261107T150000Z',
    'DTEND:20261107T160000Z',
  ]
  expect(busy(alone)).toEqual([['2026-11-07T15:00', '2026-11-07T16:00']])
})

test('a series without end stops at the window, a hostile one at once', () => {
  const forever = readObject('e', wrap([...hour, 'RRULE:FREQ=DAILY']), reader)?.spans
  expect(forever?.at(-1)?.start).toBeLessThan(window.end)
  const hostile = ['UID:1', 'DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY']
  const reading = readObject('e', wrap(hostile), reader)
  expect(reading?.isDoubtful).toBe(true)
  expect(reading?.spans).toHaveLength(1)
  expect(reading?.spans[0]?.start).toBeLessThanOrEqual(window.start)
  expect(reading?.spans[0]?.end).toBe(window.end)
})

test.each([
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=9',
  'FREQ=SECONDLY;INTERVAL=60;BYSECOND=30',
])('a series whose times never come is its first event alone: %s', rule => {
  expect(busy([...hour, `RRULE:${rule}`])).toEqual([['2026-11-05T10:00', '2026-11-05T11:00']])
})

test('an object beyond its limit takes all time and is in doubt', () => {
  const large = [...hour, `DESCRIPTION:${'x'.repeat(maxObjectCharacters)}`]
  expect(readObject('e', wrap(large), reader)).toMatchObject({ spans: [window], isDoubtful: true })
  const allowed = [...hour, `DESCRIPTION:${'x'.repeat(maxObjectCharacters / 2)}`]
  expect(readObject('e', wrap(allowed), reader)).toMatchObject({ spans: [hourSpan] })
})

test.each([
  ['in one line', 'x'.repeat(maxObjectCharacters)],
  ['folded', 'x'.repeat(maxObjectCharacters).replace(/.{74}/g, '$&\r\n ')],
  ['folded by carriage returns', 'x'.repeat(maxObjectCharacters).replace(/.{74}/g, '$&\r ')],
  ['folded by tabs and line feeds', 'x'.repeat(maxObjectCharacters).replace(/.{74}/g, '$&\n\t')],
])('an event with a large attachment takes its own time: %s', (_how, content) => {
  const ics = wrap([
    ...hour,
    `ATTACH;ENCODING=BASE64;VALUE=BINARY:${content}`,
    `attach;value=binary:${content}`,
    'TRANSP:OPAQUE',
  ])
  const reading = readObject('e', ics, reader)
  expect(reading).toMatchObject({ spans: [hourSpan] })
  expect(reading?.isDoubtful).toBeFalsy()
})

test('what lies outside the window is nothing', () => {
  expect(busy(['UID:1', 'DTSTART:20250105T100000Z', 'DTEND:20250105T110000Z'])).toEqual([])
})

test.each(['DTEND:20261105T090000Z', 'DURATION:-PT1H', 'DTEND;VALUE=DATE:20261105'])(
  'what ends before it begins takes an hour and is in doubt: %s',
  end => {
    const ics = wrap(['UID:1', 'DTSTART:20261105T100000Z', end])
    expect(readObject('e', ics, reader)).toMatchObject({ spans: [hourSpan], isDoubtful: true })
  },
)

test('a zone that only the file knows is read as the file says', () => {
  const ics = wrap([
    'UID:1',
    'DTSTART;TZID=Company:20261105T100000',
    'DTEND;TZID=Company:20261105T110000',
  ]).replace(
    'BEGIN:VEVENT',
    [
      'BEGIN:VTIMEZONE',
      'TZID:Company',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
    ].join('\r\n'),
  )
  expect(readObject('e', ics, reader)?.spans?.[0]?.start).toBe(utc('2026-11-05T07:00:00'))
})

test.each(['', 'nonsense', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', '<html></html>'])(
  'what is no calendar file is reported as none: %j',
  ics => {
    expect(readObject('e', ics, reader)?.spans).toBeUndefined()
  },
)

test.each(['RRULE:FREQ=WEEKLY;BYDAY=XX', 'RRULE:FREQ=NEVER', 'DTSTART:20269999T999999Z'])(
  'a rule or date that cannot be hides no error of the sync: %s',
  line => {
    const lines = ['UID:1', 'DTSTART:20261105T100000Z', 'DTEND:20261105T110000Z', line]
    expect(() => readObject('e', wrap(lines), reader)).not.toThrow()
  },
)

test('the people of a series are read once, however often it takes place', () => {
  const people = Array.from({ length: 200 }, (_, at) => `ATTENDEE;CN=${at}:mailto:u${at}@acme.test`)
  const series = ['UID:2', 'DTSTART:20261102T090000Z', 'DURATION:PT30M', 'RRULE:FREQ=DAILY']
  const { meetings = [] } = readObject('e', wrap([...series, ...people]), reader) ?? {}
  expect(meetings.length).toBeGreaterThan(100)
  expect(new Set(meetings.map(({ attendees }) => attendees)).size).toBe(1)
  expect(meetings[0]?.attendees).toHaveLength(200)
})
