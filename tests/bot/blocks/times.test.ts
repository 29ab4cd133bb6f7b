import { expect, test } from 'vitest'
import { spanIn, timeForBoth } from '../../../bot/blocks/times.ts'

const reader = { timeZone: 'Europe/Berlin', locale: 'en' as const }
const at = (text: string) => Date.parse(text)

test.each([
  ['a part of a day', '2026-11-12T11:00Z', '2026-11-12T17:00Z', 'Thu 12 Nov 12:00–18:00 CET'],
  ['a whole day', '2026-11-11T23:00Z', '2026-11-12T23:00Z', 'Thu 12 Nov CET'],
  ['whole days', '2026-11-11T23:00Z', '2026-11-13T23:00Z', 'Thu 12 Nov – Fri 13 Nov CET'],
  [
    'the evening to midnight',
    '2026-11-12T17:00Z',
    '2026-11-12T23:00Z',
    'Thu 12 Nov 18:00–00:00 CET',
  ],
  [
    'what ends on another day',
    '2026-11-12T17:00Z',
    '2026-11-13T09:00Z',
    'Thu 12 Nov 18:00 CET – Fri 13 Nov 10:00 CET',
  ],
])('%s is written as people say it', (_what, start, end, words) => {
  expect(spanIn({ start: at(start), end: at(end) }, reader)).toBe(words)
})

test.each([
  ['America/New_York', 'Thu 12 Nov 12:00 CET · Thu 12 Nov 06:00, New York'],
  ['Asia/Tokyo', 'Thu 12 Nov 12:00 CET · Thu 12 Nov 20:00, Tokyo'],
  ['Europe/Berlin', 'Thu 12 Nov 12:00 CET'],
  ['Europe/Warsaw', 'Thu 12 Nov 12:00 CET'],
])('for a guest in %s a time reads %s', (guestZone, said) => {
  expect(timeForBoth(at('2026-11-12T11:00Z'), reader, guestZone)).toBe(said)
})
