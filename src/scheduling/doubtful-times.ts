import { minuteMs } from './plain-date.ts'
import { dayNumberAt, instantOf, offsetMinutesAt } from './zoned-time.ts'

/** Assumed working hours of people whose hours are unknown. */
const workingHours = { from: 8, until: 19 } as const

export interface DoubtfulTime {
  /** Epoch ms. */
  startsAt: number
  doubt: 'outside-working-hours' | 'clock-change'
}

interface Proposed {
  /** Epoch ms, ascending. */
  slots: readonly number[]
  durationMinutes: number
  /** IANA zones of the host and the guest. */
  hostZone: string
  guestZone: string
  now: number
}

/** Difference between the two clocks, in minutes. */
const apartAt = (instant: number, { hostZone, guestZone }: Proposed): number =>
  offsetMinutesAt(instant, hostZone) - offsetMinutesAt(instant, guestZone)

function isOutside(start: number, { durationMinutes, guestZone }: Proposed): boolean {
  const day = dayNumberAt(start, guestZone)
  const opens = instantOf(day, workingHours.from * 60, guestZone)
  const closes = instantOf(day, workingHours.until * 60, guestZone)
  return start < opens || start + durationMinutes * minuteMs > closes
}

/**
 * Proposed times that a person should check: outside 08–19 in the guest's zone, or so far ahead that the
 * difference between the two clocks will not be today's.
 *
 * @returns ascending; a time may be listed for both reasons
 */
export const doubtfulTimes = (proposed: Proposed): DoubtfulTime[] =>
  proposed.slots.flatMap(startsAt => [
    ...(isOutside(startsAt, proposed)
      ? [{ startsAt, doubt: 'outside-working-hours' as const }]
      : []),
    ...(apartAt(startsAt, proposed) === apartAt(proposed.now, proposed)
      ? []
      : [{ startsAt, doubt: 'clock-change' as const }]),
  ])
