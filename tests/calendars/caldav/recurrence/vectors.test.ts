import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { momentAt, openClocks, textOfMoment } from '../../../../src/calendars/caldav/ics/moment.ts'
import { readTime } from '../../../../src/calendars/caldav/ics/read-values.ts'
import { ianaZone } from '../../../../src/calendars/caldav/ics/zone.ts'
import { membersOfRule } from '../../../../src/calendars/caldav/recurrence/members-of-rule.ts'

const folder = resolve(import.meta.dirname, '../../../fixtures/recurrence')

interface Vector {
  start: string
  rule: string
  times: string
}

const vectorsOf = (name: string): Vector[] =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const [start = '', rule = '', times = ''] = line.split(' ')
      return { start, rule, times }
    })

const wallOf = (time: ReturnType<typeof readTime>) =>
  time?.kind === 'time' ? time.wallMs : (time?.day ?? 0) * 24 * 60 * 60_000

/** All times of the rule; of one without end those up to the last that is expected. */
function timesOf({ start: text, rule, times }: Vector, timeZone: string): string {
  const time = readTime(text)
  if (!time) throw new Error(`No start: ${text}`)
  const doubt = () => {
    throw new Error(`In doubt: ${rule}`)
  }
  const findZone = () => ({ zone: ianaZone(timeZone), isGuess: false })
  const clocks = openClocks({ findZone, timeZone, doubt, spend: () => undefined })
  const start = time.kind === 'day' ? time : momentAt(time.wallMs, time.zone ?? ianaZone(timeZone))
  const last = readTime(times.split(',').at(-1) ?? '')
  const hasEnd = /COUNT|UNTIL/.test(rule)
  const { members } = membersOfRule(rule, {
    series: { start, length: { days: 0, ms: 0 } },
    window: { start: Date.UTC(1990, 0), end: hasEnd ? Date.UTC(2200, 0) : wallOf(last) + 1 },
    clocks,
    budget: { steps: 100_000 },
  })
  return members.map(member => textOfMoment(member).replace(/[-:]/g, '')).join(',')
}

test('a start that is a day is read as one', () => {
  expect(timesOf({ start: '20240101', rule: 'FREQ=DAILY;COUNT=2', times: '' }, 'UTC')).toBe(
    '20240101,20240102',
  )
})

describe('the examples of RFC 5545', () => {
  const vectors = vectorsOf('rfc5545.txt')
  test.each(vectors)('$start $rule', vector => {
    expect(timesOf(vector, 'America/New_York')).toBe(vector.times)
  })
})

/** Where implementations differ, ours keeps the reading of RFC 5545 §3.3.10, or the one that takes more time. */
const otherReadings: Record<string, string[]> = {
  // The month is not the start's: BYMONTHDAY expands the whole year by the table.
  'libical.txt': [
    '20240229 FREQ=YEARLY;BYMONTHDAY=29;COUNT=3',
    '20240201 FREQ=YEARLY;BYMONTHDAY=-29,-1;COUNT=4',
  ],
  // The weekday is the start's, not every day of the week.
  'dateutil.txt': [
    '19970902T090000 FREQ=MONTHLY;COUNT=3;BYWEEKNO=20',
    '19970902T090000 FREQ=WEEKLY;COUNT=3;BYWEEKNO=20',
    '19970902T090000 FREQ=YEARLY;COUNT=3;BYWEEKNO=20',
  ],
}

test.each([
  ['libical.txt', 128],
  ['dateutil.txt', 208],
])('%s: every vector but those that are read in another way', (name, count) => {
  const vectors = vectorsOf(name)
  expect(vectors).toHaveLength(count)
  const other = vectors
    .filter(vector => timesOf(vector, 'UTC') !== vector.times)
    .map(({ start, rule }) => `${start} ${rule}`)
  expect(other).toEqual(otherReadings[name])
})
