import { describe, expect, test } from 'vitest'
import { zoneCity } from '../../../src/i18n/format-time.ts'
import { locales } from '../../../src/model/entities.ts'
import { abbreviations, clocks } from '../../../src/scheduling/zone-names/abbreviations.ts'
import { cities } from '../../../src/scheduling/zone-names/cities.ts'
import { listZones } from '../../../src/scheduling/zone-names/current-names.ts'
import { readZone } from '../../../src/scheduling/zone-names/read-zone.ts'
import { isTimeZone, offsetMinutesAt } from '../../../src/scheduling/zoned-time.ts'

describe('zones are known by the names that cities have today', () => {
  test.each([
    ['Kyiv', 'Europe/Kyiv'],
    ['Kolkata', 'Asia/Kolkata'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Yangon', 'Asia/Yangon'],
    ['Nuuk', 'America/Nuuk'],
    ['Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
    ['Faroe', 'Atlantic/Faroe'],
    ['Pohnpei', 'Pacific/Pohnpei'],
    ['Chuuk', 'Pacific/Chuuk'],
    ['Kanton', 'Pacific/Kanton'],
    ['Asmara', 'Africa/Asmara'],
    ['Atikokan', 'America/Atikokan'],
    ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s', (name, zone) => {
    expect(readZone(name)).toBe(zone)
    expect(readZone(zone)).toBe(zone)
    expect(readZone(name.toUpperCase())).toBe(zone)
  })

  test.each(['Kiev', 'Calcutta', 'Katmandu', 'Rangoon', 'Godthab', 'Saigon', 'Faeroe', 'Asmera'])(
    'the old name %s leads to the same zone',
    name => expect(isTimeZone(readZone(name) ?? '')).toBe(true),
  )
})

test.each([
  ['Mumbai', 'Asia/Kolkata'],
  ['San Francisco', 'America/Los_Angeles'],
  ['Krakow', 'Europe/Warsaw'],
  ['Kraków', 'Europe/Warsaw'],
  ['łódź', 'Europe/Warsaw'],
  ['Roma', 'Europe/Rome'],
  ['new_york', 'America/New_York'],
  ['St. John’s', 'America/St_Johns'],
  ['Port au Prince', 'America/Port-au-Prince'],
  ['EST', 'America/New_York'],
  ['pst', 'America/Los_Angeles'],
  ['Pacific', 'America/Los_Angeles'],
  ['Eastern Time', 'America/New_York'],
  ['Pacific Standard Time', 'America/Los_Angeles'],
  ['central european summer time', 'Europe/Berlin'],
  ['London time', 'Europe/London'],
  ['GMT+2', 'Etc/GMT-2'],
  ['utc -03:00', 'Etc/GMT+3'],
  ['UTC−5', 'Etc/GMT+5'],
  ['UTC+5:30', 'Asia/Kolkata'],
  ['GMT+0', 'UTC'],
  ['utc', 'UTC'],
  ['US/Pacific', 'US/Pacific'],
  ['US/Eastern', 'US/Eastern'],
  ['us/eastern', 'America/New_York'],
  ['EST5EDT', 'EST5EDT'],
  ['est5edt', 'America/New_York'],
  ['MST7MDT', 'MST7MDT'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
  ['etc/gmt+5', 'Etc/GMT+5'],
  ['Etc/UTC', 'Etc/UTC'],
  ['Zulu', 'Zulu'],
  ['zulu', 'UTC'],
  ['GB', 'GB'],
  ['W-SU', 'W-SU'],
  ['rok', 'Asia/Seoul'],
  ['asia/calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['europe/kiev', 'Europe/Kyiv'],
  [' europe/warsaw ', 'Europe/Warsaw'],
])('“%s” is %s', (name, zone) => {
  expect(readZone(name)).toBe(zone)
})

test.each([
  '',
  '  ',
  'Atlantis',
  'GMT+25',
  'UTC+5:17',
  'time',
  'a/b',
  '+02:00',
  'x'.repeat(100),
  'ACT',
  'net',
])('“%s” is no zone', name => expect(readZone(name)).toBeUndefined())

test.each(locales)(
  'every zone reads back by its name, and by its city in %s to the same clock',
  locale => {
    const january = Date.UTC(2026, 0, 15)
    for (const zone of listZones()) {
      expect(readZone(zone)).toBe(zone)
      const byCity = readZone(zoneCity(zone, locale)) ?? ''
      expect(offsetMinutesAt(january, byCity), zone).toBe(offsetMinutesAt(january, zone))
    }
  },
)

test('every zone that the runtime lists is in the list, under one name', () => {
  const listed = Intl.supportedValuesOf('timeZone')
  expect(new Set(listZones()).size).toBe(listed.length)
  const clocksOf = (zones: readonly string[]) =>
    zones.map(zone => offsetMinutesAt(Date.UTC(2026, 6, 15), zone)).sort((a, b) => a - b)
  expect(clocksOf(listZones())).toEqual(clocksOf(listed))
})

test('every name of the tables leads to the zone it stands under', () => {
  for (const table of [clocks, abbreviations, cities]) {
    for (const [zone, names] of Object.entries(table)) {
      expect(isTimeZone(zone), zone).toBe(true)
      for (const name of names.split(', ')) {
        const july = Date.UTC(2026, 6, 15)
        const read = readZone(name) ?? ''
        expect(isTimeZone(read), name).toBe(true)
        expect(offsetMinutesAt(july, read), name).toBe(offsetMinutesAt(july, zone))
      }
    }
  }
})
