import { expect, test } from 'vitest'
import { zoneLabel } from '../../src/i18n/format-time.ts'

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

test('other languages keep the names they have', () => {
  expect(zoneLabel(winter, 'Europe/Rome', 'it')).toBe('Rome, CET')
  expect(zoneLabel(winter, 'America/New_York', 'pl')).toBe('New York, EST')
})
