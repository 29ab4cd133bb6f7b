import { IANAZone } from 'luxon'
import { expect, test } from 'vitest'
import type { Period, Schedule } from '../../src/scheduling/types.ts'
import { offsetMinutesAt, startOfDay, toInstant } from '../../src/scheduling/zoned-time.ts'
import { shiftDay } from './support/arbitraries.ts'
import { openMinutes } from './support/minute-oracle.ts'
import { openTime } from './support/open-time.ts'
import { dateShown, day, findInstant, minute, readClock } from './support/wall-clock.ts'

const zones = Intl.supportedValuesOf('timeZone')
const firstDay = Date.UTC(2026, 0, 1)
const days = Array.from({ length: 730 }, (_, i) => firstDay + i * day)
const hour = 60 * minute
const timeout = 60_000

/** What luxon, the witness, says at each midnight in UTC: asked at every hour it would take most of this file's time. */
const offsets = new Map(
  zones.map(timeZone => {
    const zone = IANAZone.create(timeZone)
    return [timeZone, [...days, firstDay + days.length * day].map(at => zone.offset(at))] as const
  }),
)

/** Midnights in UTC after which, within a day, the zone's clocks change. */
function changes(timeZone: string): number[] {
  const known = offsets.get(timeZone) ?? []
  return days.filter((_, i) => known[i] !== known[i + 1])
}

const changesByZone = zones.map(zone => [zone, changes(zone)] as const)

/** Luxon's offset in minutes; on a day without a change it is that of both midnights. */
function witnessedOffset(instant: number, timeZone: string): number {
  const known = offsets.get(timeZone) ?? []
  const index = Math.floor((instant - firstDay) / day)
  const [before, after] = [known[index], known[index + 1]]
  if (before !== undefined && before === after) return before
  return IANAZone.create(timeZone).offset(instant)
}

test('the two years have clock changes to be tested on, in many zones', () => {
  expect(zones.length).toBeGreaterThan(400)
  expect(changesByZone.filter(([, at]) => at.length > 0).length).toBeGreaterThan(100)
})

test(
  'each day of two years in every zone, nine o’clock is when clocks show nine',
  () => {
    const wrong = changesByZone.flatMap(([zone, at]) => {
      const nearChange = new Set(at.flatMap(c => [c - day, c, c + day]))
      return days.filter(midnight => {
        if (nearChange.has(midnight)) return false
        const instant = toInstant(dateShown(midnight), '09:00', zone)
        return instant + witnessedOffset(instant, zone) * minute !== midnight + 9 * 60 * minute
      })
    })
    expect(wrong).toEqual([])
  },
  timeout,
)

const allTimes = Array.from({ length: 96 }, (_, i) => {
  const [hours, minutes] = [Math.floor(i / 4), (i % 4) * 15]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
})

/** Changes happen on quarter hours, so a clock read every five minutes misses none. */
const clockStep = 5 * minute

test(
  'around every clock change of two years, every quarter hour is where the clock on the wall has it',
  () => {
    let seen = 0
    for (const [zone, at] of changesByZone) {
      for (const change of at) {
        // Clocks are at most 14 hours ahead of UTC and 12 behind it.
        const clock = readClock(zone, change - 15 * hour, change + 2 * day + 13 * hour, clockStep)
        for (const date of [change, change + day].map(dateShown)) {
          for (const time of allTimes) {
            const expected = findInstant(clock, date, time)
            if (toInstant(date, time, zone) !== expected) expect.fail(`${zone} ${date} ${time}`)
            seen++
          }
          const first = clock.from + clock.shown.findIndex(s => dateShown(s) === date) * clockStep
          if (startOfDay(date, zone) !== first) expect.fail(`${zone} ${date} starts elsewhere`)
        }
      }
    }
    expect(seen).toBeGreaterThan(50_000)
  },
  timeout,
)

const nightAndDay: readonly Period[] = [
  ['00:00', '00:45'],
  ['01:15', '02:20'],
  ['02:40', '17:00'],
  ['22:00', '00:00'],
]
const schedule = (timeZone: string): Schedule => ({
  timeZone,
  weekly: {
    fri: nightAndDay,
    sat: [['21:30', '03:10']],
    sun: nightAndDay,
    mon: [['23:30', '01:30']],
    thu: nightAndDay,
  },
  overrides: [],
})

test(
  'around one change each way in every zone, open time is what the clock on the wall says',
  () => {
    const seen = new Set<string>()
    for (const [zone, at] of changesByZone) {
      // Zones that change alike are one case: the first of each kind stands for them.
      const kind = at.map(change => `${change} ${IANAZone.create(zone).offset(change)}`).join()
      if (seen.has(kind)) continue
      seen.add(kind)
      for (const change of at.slice(0, 2)) checkOpenTime(zone, change)
    }
    expect(seen.size).toBeGreaterThan(20)
  },
  timeout,
)

function checkOpenTime(zone: string, change: number): void {
  const range = { start: change - day / 2, end: change + 1.5 * day }
  const clock = readClock(zone, change - 5 * day, change + 5 * day)
  const dates = [-3, -2, -1, 0, 1, 2, 3].map(n => shiftDay(dateShown(change), n))
  const open = openMinutes(schedule(zone), () => clock, dates)
  const list = openTime(schedule(zone), range)
  for (let at = range.start; at < range.end; at += minute) {
    const isListed = list.some(({ start, end }) => start <= at && at < end)
    if (isListed !== open.isOpen[(at - open.from) / minute]) {
      expect.fail(`${zone} ${new Date(at).toISOString()} listed: ${isListed}`)
    }
  }
}

test(
  'over two years in every zone, a nine-to-five host is open on each day from nine to five',
  () => {
    const hours: readonly Period[] = [['09:00', '17:00']]
    const weekly = {
      mon: hours,
      tue: hours,
      wed: hours,
      thu: hours,
      fri: hours,
      sat: hours,
      sun: hours,
    }
    for (const timeZone of zones) {
      const range = { start: firstDay - day, end: firstDay + 732 * day }
      const shown = openTime({ timeZone, weekly, overrides: [] }, range)
        .map(({ start, end }) =>
          [start, end].map(at => at + witnessedOffset(at, timeZone) * minute),
        )
        .filter(([start = 0]) => start >= firstDay && start < firstDay + 730 * day)
      const expected = days.map(midnight => [
        midnight + 9 * 60 * minute,
        midnight + 17 * 60 * minute,
      ])
      if (JSON.stringify(shown) !== JSON.stringify(expected)) expect.fail(timeZone)
    }
  },
  timeout,
)

test('no pause of summer time is overlooked, however short: Ramadan in Casablanca, Cairo and Gaza', () => {
  for (const timeZone of ['Africa/Casablanca', 'Africa/Cairo', 'Asia/Gaza']) {
    const witness = IANAZone.create(timeZone)
    for (let noon = Date.UTC(2008, 0, 1, 12); noon < Date.UTC(2040, 0, 1); noon += day) {
      const minutes = offsetMinutesAt(noon, timeZone)
      if (minutes !== witness.offset(noon)) expect.fail(`${timeZone} ${dateShown(noon)} ${minutes}`)
    }
  }
})
