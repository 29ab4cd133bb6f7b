import { expect, test } from 'vitest'
import { cityNames } from '../../src/i18n/city-names.ts'
import { zoneCity, zoneLabel } from '../../src/i18n/format-time.ts'
import { locales } from '../../src/model/entities.ts'
import { listZones } from '../../src/scheduling/zone-names/current-names.ts'

const winter = Date.UTC(2026, 0, 15, 12)
const summer = Date.UTC(2026, 6, 15, 12)

test.each([
  ['America/New_York', winter, 'New York, EST'],
  ['America/New_York', summer, 'New York, EDT'],
  ['Europe/Warsaw', winter, 'Warsaw, CET'],
  ['Australia/Sydney', winter, 'Sydney, AEDT'],
  ['Pacific/Auckland', summer, 'Auckland, NZST'],
  ['Asia/Kolkata', winter, 'Kolkata, IST'],
  ['Asia/Kathmandu', winter, 'Kathmandu, GMT+5:45'],
  ['UTC', winter, 'UTC'],
  ['Europe/Kiev', winter, 'Kyiv, EET'],
  ['Asia/Calcutta', winter, 'Kolkata, IST'],
  ['Etc/GMT-2', winter, 'GMT+2'],
  ['Etc/GMT+3', winter, 'GMT-3'],
])('%s is known by the name people there use', (timeZone, instant, label) => {
  expect(zoneLabel(instant, timeZone, 'en')).toBe(label)
})

test.each([
  ['Europe/Rome', 'it', 'Roma, CET'],
  ['Europe/Warsaw', 'pl', 'Warszawa, CET'],
  ['Europe/Kiev', 'pl', 'Kijów, EET'],
  ['America/New_York', 'pl', 'Nowy Jork, EST'],
  ['America/New_York', 'it', 'New York, EST'],
  ['America/Chicago', 'pl', 'Chicago, CST'],
] as const)('%s in %s is %s', (timeZone, locale, label) => {
  expect(zoneLabel(winter, timeZone, locale)).toBe(label)
})

test('every city with a name of its own is that of a zone in the list, and differs from the zone’s', () => {
  const zones = new Set(listZones())
  for (const locale of locales)
    for (const [zone, city] of cityNames[locale] ?? []) {
      expect(zones.has(zone), zone).toBe(true)
      expect(zoneCity(zone, 'en')).not.toBe(city)
    }
})
