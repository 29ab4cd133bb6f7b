import type {
  HostAvailability,
  Period,
  Schedule,
  SlotRules,
} from '../../../src/scheduling/types.ts'
import { toInstant } from '../../../src/scheduling/zoned-time.ts'

const office: readonly Period[] = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
]

/** Monday to Friday, 9 to 12 and 13 to 17, in New York. */
export const officeHours: Schedule = {
  timeZone: 'America/New_York',
  weekly: { mon: office, tue: office, wed: office, thu: office, fri: office },
  overrides: [],
}

export function officeHost(changes: Partial<HostAvailability> = {}): HostAvailability {
  return {
    hostId: 'ana',
    schedule: officeHours,
    busy: [],
    occupied: [],
    countedStarts: [],
    ...changes,
  }
}

/** Half an hour every half hour, no buffers, no notice, sixty days. */
export function halfHours(changes: Partial<SlotRules> = {}): SlotRules {
  return {
    durationMinutes: 30,
    stepMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    noticeMinutes: 0,
    horizon: { kind: 'rolling', days: 60 },
    limits: {},
    ...changes,
  }
}

export const newYork = (day: string, time: string) => toInstant(day, time, 'America/New_York')

export function dayIn(day: string, timeZone = 'America/New_York') {
  return { start: toInstant(day, '00:00', timeZone), end: toInstant(day, '24:00', timeZone) }
}

/** Instants as people in the zone read them, `HH:MM`. */
export function timesIn(starts: readonly number[], timeZone = 'America/New_York'): string[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return starts.map(start => format.format(start))
}
