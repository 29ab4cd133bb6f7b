import { describe, expect, test } from 'vitest'
import { readObject } from '../../../src/calendars/caldav/read-object.ts'
import { defaultBusyRules } from '../../../src/calendars/calendar-provider.ts'

const read = (lines: string[], timeZone = 'Europe/Berlin') => {
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR']
  return readObject('e', text.join('\r\n'), {
    window: { start: Date.UTC(2026, 10, 1), end: Date.UTC(2027, 1, 1) },
    timeZone,
    ownerEmails: ['ana@parley.test'],
    rules: defaultBusyRules,
  })
}

/** `1202T0900-1000` for each, in UTC; with the end's day where it is another one. */
const taken = (lines: string[], timeZone?: string) =>
  (read(lines, timeZone)?.spans ?? []).map(({ start, end }) => {
    const [from = '', until = ''] = [start, end].map(at =>
      new Date(at).toISOString().replace(/[-:]/g, '').slice(4, 13),
    )
    return `${from}-${until.slice(0, 4) === from.slice(0, 4) ? until.slice(5) : until}`
  })

const ten = ['DTSTART;TZID=Europe/Berlin:20261202T100000', 'DURATION:PT1H']
const weekly = [...ten, 'RRULE:FREQ=WEEKLY;COUNT=3']
const days = ['DTSTART;VALUE=DATE:20261202', 'RRULE:FREQ=WEEKLY;COUNT=3']
const second = '1209T0900-1000'
const others = ['1202T0900-1000', '1216T0900-1000']
const next = ['END:VEVENT', 'BEGIN:VEVENT', 'UID:1']

describe('an occurrence is left out, however it is named', () => {
  test.each([
    'EXDATE;TZID=Europe/Berlin:20261209T100000',
    'EXDATE;TZID=America/New_York:20261209T040000',
    'EXDATE;TZID=W. Europe Standard Time:20261209T100000',
    'EXDATE:20261209T090000Z',
    'EXDATE:20261209T100000',
    'EXDATE;VALUE=DATE:20261209',
    'EXDATE:20261209',
    'EXDATE:20200101T000000Z,20261209T090000Z,nonsense',
    'EXRULE:FREQ=WEEKLY;BYMONTHDAY=9',
  ])('%s', line => {
    expect(taken([...weekly, line])).toEqual(others)
  })

  test.each([
    'EXDATE;VALUE=DATE:20261209',
    'EXDATE;TZID=Europe/Berlin:20261209T000000',
    'EXDATE:20261208T230000Z',
    'EXDATE:20261209T000000Z',
    'EXDATE;TZID=Asia/Tokyo:20261209T090000',
  ])('a day by %s', line => {
    expect(taken([...days, line]).map(text => text.slice(0, 4))).toEqual(['1201', '1215'])
  })
})

describe('an occurrence is moved, however it is named', () => {
  test.each([
    'RECURRENCE-ID;TZID=Europe/Berlin:20261209T100000',
    'RECURRENCE-ID;TZID=Asia/Tokyo:20261209T180000',
    'RECURRENCE-ID:20261209T090000Z',
    'RECURRENCE-ID:20261209T100000',
    'RECURRENCE-ID;VALUE=DATE:20261209',
  ])('%s', line => {
    const moved = [line, 'DTSTART:20261210T120000Z', 'DURATION:PT1H']
    const expected = [others[0], '1210T1200-1300', others[1]]
    expect(taken([...weekly, ...next, ...moved])).toEqual(expected)
    expect(taken([...moved, ...next, ...weekly])).toEqual(expected)
  })

  test('one that names no time of its own stands where it was, and may be free', () => {
    const line = 'RECURRENCE-ID:20261209T090000Z'
    expect(taken([...weekly, ...next, line])).toEqual([others[0], second, others[1]])
    expect(taken([...weekly, ...next, line, 'STATUS:CANCELLED'])).toEqual(others)
  })

  test('one whose place cannot be read stands there besides, and that is reported', () => {
    const moved = ['RECURRENCE-ID:someday', 'DTSTART:20261210T120000Z', 'DURATION:PT1H']
    const reading = read([...weekly, ...next, ...moved])
    expect(reading?.spans).toHaveLength(4)
    expect(reading?.isDoubtful).toBe(true)
  })

  test('all that follow move with one, unless they were moved by themselves', () => {
    const future = [
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261209T100000',
      'DTSTART;TZID=Europe/Berlin:20261208T080000',
      'DURATION:PT2H',
    ]
    const four = [...ten, 'RRULE:FREQ=WEEKLY;COUNT=4']
    expect(taken([...four, ...next, ...future])).toEqual([
      '1202T0900-1000',
      '1208T0700-0900',
      '1215T0700-0900',
      '1222T0700-0900',
    ])
    const single = ['RECURRENCE-ID:20261216T090000Z', 'DTSTART:20261217T120000Z', 'DURATION:PT1H']
    expect(taken([...four, ...next, ...future, ...next, ...single])).toContain('1217T1200-1300')
    expect(taken([...four, ...next, ...future, ...next, ...single])).toHaveLength(4)
  })
})

describe('the start is the first of the set', () => {
  test.each([
    ['with RDATE alone', ['RDATE:20261204T090000Z'], ['1202T0900-1000', '1204T0900-1000']],
    ['with RDATE as a day', ['RDATE;VALUE=DATE:20261204'], ['1202T0900-1000', '1204T0900-1000']],
    [
      'with periods of their own length',
      ['RDATE;VALUE=PERIOD:20261204T090000Z/PT3H,20261205T090000Z/20261205T093000Z'],
      ['1202T0900-1000', '1204T0900-1200', '1205T0900-0930'],
    ],
    [
      'where its rule does not name it',
      ['RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2'],
      ['1202T0900-1000', '1207T0900-1000', '1214T0900-1000'],
    ],
    [
      'unless it is left out',
      ['RDATE:20261204T090000Z', 'EXDATE:20261202T090000Z'],
      ['1204T0900-1000'],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(taken([...ten, ...lines])).toEqual(expected)
  })
})

describe('UNTIL in every form', () => {
  test.each([
    'UNTIL=20261209T090000Z',
    'UNTIL=20261209',
    'UNTIL=20261209T100000',
    'UNTIL=20261215T235959Z',
  ])('%s', until => {
    expect(taken([...ten, `RRULE:FREQ=WEEKLY;${until}`])).toEqual([others[0], second])
  })

  test.each(['UNTIL=20261209', 'UNTIL=20261208T230000Z', 'UNTIL=20261209T000000Z'])(
    'days, %s',
    until => {
      const lines = ['DTSTART;VALUE=DATE:20261202', `RRULE:FREQ=WEEKLY;${until}`]
      for (const zone of ['Europe/Berlin', 'America/New_York'])
        if (zone === 'Europe/Berlin' || !until.endsWith('230000Z'))
          expect(taken(lines, zone)).toHaveLength(2)
    },
  )
})

describe('one bad property does not free the series', () => {
  test.each([
    'EXDATE:',
    'EXDATE;TZID=Europe/Berlin:',
    'a line of a description that was not folded',
    'DTSTART:20269999T999999Z',
    'RDATE:someday',
    'X-ODD;PARAM="unclosed:value',
    'ATTENDEE;CN=:mailto:',
  ])('%s', line => {
    const expected = [others[0], second, others[1]]
    expect(taken([...weekly, line])).toEqual(expected)
    expect(taken([line, ...weekly])).toEqual(expected)
  })

  test.each([
    'rrule:freq=weekly;count=3',
    'RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=',
    'RRULE:FREQ=WEEKLY;COUNT=3;',
    'RRULE:FREQ=WEEKLY;COUNT=3;X-UNKNOWN=1',
    'RRULE:COUNT=3;RSCALE=GREGORIAN;FREQ=WEEKLY',
  ])('%s', line => {
    expect(taken([...ten, line])).toEqual([others[0], second, others[1]])
    expect(read([...ten, line])?.isDoubtful).toBe(false)
  })

  test.each([
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=NEVER',
    'RSCALE=CHINESE;FREQ=YEARLY',
    'FREQ=MONTHLY;BYMONTHDAY=40',
    'nonsense',
  ])('a rule that cannot be read is every day, and that is reported: %s', rule => {
    const reading = read([...ten, `RRULE:${rule};UNTIL=20261205T090000Z`])
    expect(reading?.spans).toHaveLength(4)
    expect(reading?.isDoubtful).toBe(true)
  })

  test('an end that cannot be read is an hour, or a day', () => {
    expect(taken(['DTSTART:20261202T090000Z', 'DTEND:later'])).toEqual(['1202T0900-1000'])
    expect(taken(['DTSTART:20261202T090000Z', 'DURATION:long'])).toEqual(['1202T0900-1000'])
    expect(taken(['DTSTART:20261202', 'DTEND:later'])).toEqual(['1201T2300-1202T2300'])
    expect(read(['DTSTART:20261202T090000Z', 'DTEND:later'])?.isDoubtful).toBe(true)
  })

  test('of an event without a start its end says where it is', () => {
    expect(taken(['DTSTART:soon', 'DTEND:20261202T100000Z'])).toEqual(['1202T0900-1000'])
    expect(read(['SUMMARY:No time at all'])).toBeUndefined()
  })

  test('what takes no time is not reported as unclear', () => {
    expect(read([...ten, 'RRULE:FREQ=NEVER', 'TRANSP:TRANSPARENT'])?.isDoubtful).toBe(false)
  })
})

describe('a day lasts a day', () => {
  test.each([
    ['DTEND;VALUE=DATE:20261202'],
    ['DTEND;VALUE=DATE:20261201'],
    ['DTEND:20261203'],
    ['DURATION:P1D'],
    ['DURATION:PT1H'],
    ['DTEND;TZID=Europe/Berlin:20261202T120000'],
    [],
  ])('%s', (...end) => {
    expect(taken(['DTSTART;VALUE=DATE:20261202', ...end])).toEqual(['1201T2300-1202T2300'])
  })
})

test('over a clock change a length is exact, and a day is a day', () => {
  const reading = (lines: string[]) =>
    readObject('e', ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\n'), {
      window: { start: Date.UTC(2026, 9, 20), end: Date.UTC(2026, 9, 31) },
      timeZone: 'Europe/Berlin',
      ownerEmails: [],
      rules: defaultBusyRules,
    })?.spans.map(({ start, end }) => (end - start) / 3_600_000)
  const start = 'DTSTART;TZID=Europe/Berlin:20261025T013000'
  expect(reading([start, 'DURATION:PT3H'])).toEqual([3])
  expect(reading([start, 'DURATION:P1D'])).toEqual([25])
  expect(reading([start, 'DURATION:P1DT1H'])).toEqual([26])
  expect(reading(['DTSTART;VALUE=DATE:20261025'])).toEqual([25])
})

test('an hourly series takes both of an hour that comes twice', () => {
  const reading = readObject(
    'e',
    [
      'BEGIN:VEVENT',
      'DTSTART;TZID=Europe/Berlin:20261025T003000',
      'DURATION:PT5M',
      'RRULE:FREQ=HOURLY;COUNT=4',
      'END:VEVENT',
    ].join('\n'),
    {
      window: { start: Date.UTC(2026, 9, 20), end: Date.UTC(2026, 9, 31) },
      timeZone: 'Europe/Berlin',
      ownerEmails: [],
      rules: defaultBusyRules,
    },
  )
  expect(reading?.spans.map(({ start }) => new Date(start).toISOString().slice(8, 16))).toEqual([
    '24T22:30',
    '24T23:30',
    '25T00:30',
    '25T01:30',
    '25T02:30',
  ])
})

test('days that a month does not have move as the rule says (RFC 7529)', () => {
  const monthly = (skip: string) =>
    taken([
      'DTSTART:20261031T090000Z',
      'DURATION:PT1H',
      `RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;${skip}COUNT=3`,
    ])
  expect(monthly('')).toEqual(['1231T0900-1000', '0131T0900-1000'])
  expect(monthly('SKIP=BACKWARD;')).toEqual(['1130T0900-1000', '1231T0900-1000'])
  expect(monthly('SKIP=FORWARD;')).toEqual(['1201T0900-1000', '1231T0900-1000'])
})
