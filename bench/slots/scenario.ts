import type {
  HostAvailability,
  Interval,
  Period,
  Schedule,
  SlotRules,
} from '../../src/scheduling/types.ts'
import { addDays, startOfDay, toInstant } from '../../src/scheduling/zoned-time.ts'
import { seededBlocks } from './seeded-blocks.ts'

const hostZone = 'America/New_York'
export const visitorZone = 'Europe/Warsaw'

const periods: readonly Period[] = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
]
const weekly = { mon: periods, tue: periods, wed: periods, thu: periods, fri: periods }

export const rules: SlotRules = {
  durationMinutes: 30,
  stepMinutes: 15,
  bufferBeforeMinutes: 10,
  bufferAfterMinutes: 10,
  noticeMinutes: 240,
  horizon: { kind: 'rolling', days: 60 },
  limits: {},
}

/** Sixty days that include the end of summer time in Europe and in America. */
const today = '2026-10-12'
export const now = toInstant(today, '08:30', hostZone)
export const range: Interval = {
  start: startOfDay(today, visitorZone),
  end: startOfDay(addDays(today, 60), visitorZone),
}

export function hostWith(blocks: number, seed = 1, timeZone = hostZone): HostAvailability {
  const schedule: Schedule = { timeZone, weekly, overrides: [] }
  return {
    hostId: `host-${seed}`,
    schedule,
    busy: seededBlocks(blocks, range, seed),
    occupied: [],
    countedStarts: [],
  }
}
