import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkStart } from '../../src/scheduling/check-start.ts'
import { listStarts } from '../../src/scheduling/list-starts.ts'
import type { Interval, PlainDate } from '../../src/scheduling/types.ts'
import {
  hostAround,
  instantAround,
  remarkableDays,
  rulesAround,
  scheduleAround,
  shiftDay,
} from './support/arbitraries.ts'
import {
  type Clocks,
  type OpenMinutes,
  openMinutes,
  refusalByMinutes,
} from './support/minute-oracle.ts'
import { openTime } from './support/open-time.ts'
import { day, minute, readClock, type WallClock } from './support/wall-clock.ts'

const reachDays = 5
const clocksRead = new Map<string, WallClock>()

function clocksAround(date: PlainDate): Clocks {
  const middle = Date.parse(date)
  return timeZone => {
    const key = `${timeZone} ${date}`
    const known = clocksRead.get(key)
    const clock =
      known ?? readClock(timeZone, middle - reachDays * day, middle + (reachDays + 1) * day)
    clocksRead.set(key, clock)
    return clock
  }
}

/** Days whose hours lie wholly on the clocks that were read. */
function datesAround(date: PlainDate): PlainDate[] {
  return Array.from({ length: 8 }, (_, i) => shiftDay(date, i - 4))
}

/** Whether the hours close before the range, on days the oracle knows all about. */
function closesBefore(range: Interval, { from, isOpen }: OpenMinutes): boolean {
  const [first, last] = [range.start - 1.5 * day, range.start].map(at => (at - from) / minute)
  return isOpen.slice(first, last).includes(false)
}

const rangeAround = (date: PlainDate) => ({
  start: Date.parse(date) - day / 2,
  end: Date.parse(date) + 1.5 * day,
})

const aDay = fc.constantFrom(...remarkableDays)

const timeout = 30_000

test(
  'open time is what a clock on the wall says, minute by minute',
  () => {
    const cases = aDay.chain(([zone, date]) =>
      fc.tuple(fc.constant(date), scheduleAround(zone, date)),
    )
    fc.assert(
      fc.property(cases, ([date, schedule]) => {
        const range = rangeAround(date)
        const open = openMinutes(schedule, clocksAround(date), datesAround(date))
        const list = openTime(schedule, range)
        for (let at = range.start; at < range.end; at += minute) {
          const isListed = list.some(({ start, end }) => start <= at && at < end)
          if (isListed !== (open.isOpen[(at - open.from) / minute] ?? false)) {
            expect.fail(`${new Date(at).toISOString()} listed: ${isListed}`)
          }
        }
      }),
      { numRuns: 200 },
    )
  },
  timeout,
)

const questions = aDay.chain(([zone, date]) =>
  fc.record({
    date: fc.constant(date),
    host: hostAround(zone, date),
    rules: rulesAround(date),
    now: instantAround(date).map(at => at - day / 2),
  }),
)

test(
  'starts are listed, and refused with the reason, that looking at every minute gives',
  () => {
    fc.assert(
      fc.property(questions, ({ date, host, rules, now }) => {
        const range = rangeAround(date)
        const open = openMinutes(host.schedule, clocksAround(date), datesAround(date))
        // Steps count from an opening; where it lies further back, the oracle has nothing to say.
        fc.pre(closesBefore(range, open))
        const listed = new Set(listStarts({ host, rules, range, now }))
        for (let start = range.start; start < range.end; start += 5 * minute) {
          const reason = refusalByMinutes({ host, rules, start, now, open })
          const answer = checkStart({ host, rules, start, now })
          const said = answer.offered ? undefined : answer.reason
          if (said !== reason || listed.delete(start) !== (reason === undefined)) {
            expect.fail(`${new Date(start).toISOString()}: ${said} and not ${reason}`)
          }
        }
        expect([...listed]).toEqual([])
      }),
      { numRuns: 250 },
    )
  },
  timeout,
)

test(
  'the range asked for cuts the list and never changes it',
  () => {
    fc.assert(
      fc.property(
        questions,
        fc.integer({ min: 0, max: 576 }),
        ({ date, host, rules, now }, fives) => {
          const range = rangeAround(date)
          const cut = range.start + fives * 5 * minute
          const list = (start: number, end: number) =>
            listStarts({ host, rules, now, range: { start, end } })
          expect([...list(range.start, cut), ...list(cut, range.end)]).toEqual(
            list(range.start, range.end),
          )
        },
      ),
      { numRuns: 200 },
    )
  },
  timeout,
)
