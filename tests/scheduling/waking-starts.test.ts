import { expect, test } from 'vitest'
import { wakingStarts } from '../../src/scheduling/waking-starts.ts'
import { toInstant } from '../../src/scheduling/zoned-time.ts'

const zones = ['America/New_York', 'Asia/Tokyo', 'Europe/Warsaw', 'UTC', 'Asia/Kathmandu'] as const
const at = (timeZone: string) => (time: string) => toInstant('2026-12-02', time, timeZone)

test.each(zones)('only times between 8 and 20 are kept in %s', timeZone => {
  const times = ['00:00', '04:00', '07:59', '08:00', '12:00', '19:30', '19:31', '23:30']
  const starts = times.map(at(timeZone))
  const kept = ['08:00', '12:00', '19:30'].map(at(timeZone))
  expect(wakingStarts(starts, { timeZone, durationMinutes: 30 })).toEqual(kept)
})

test('where the guest is never awake, all times are kept', () => {
  const starts = ['00:00', '04:00'].map(at('Asia/Tokyo'))
  expect(wakingStarts(starts, { timeZone: 'Asia/Tokyo', durationMinutes: 30 })).toEqual(starts)
})
