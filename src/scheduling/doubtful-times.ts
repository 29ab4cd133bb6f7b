import { minuteMs } from './plain-date.ts'
import { dayNumberAt, instantOf, offsetMinutesAt } from './zoned-time.ts'

/** When people are taken to be at work where nothing else is known of them. */
const workingHours = { from: 8, until: 19 } as const

export interface DoubtfulTime {
  /** Epoch ms. */
  startsAt: number
  doubt: 'outside-working-hours' | 'clock-change'
}

interface Offered {
  /** Epoch ms, ascending. */
  slots: readonly number[]
  durationMinutes: number
  /** IANA zones of who offers and who is offered. */
  hostZone: string
  guestZone: string
  now: number
}

/** How far apart the two clocks are, in minutes. */
const apartAt = (instant: number, { hostZone, guestZone }: Offered): number =>
  offsetMinutesAt(instant, hostZone) - offsetMinutesAt(instant, guestZone)

function isOutside(start: number, { durationMinutes, guestZone }: Offered): boolean {
  const day = dayNumberAt(start, guestZone)
  const opens = instantOf(day, workingHours.from * 60, guestZone)
  const closes = instantOf(day, workingHours.until * 60, guestZone)
  return start < opens || start + durationMinutes * minuteMs > closes
}

/**
 * Offered times that a person should look at twice: outside 08–19 where the guest is, or so far ahead that the
 * two of them will be a different number of hours apart than they are today.
 *
 * @returns ascending; a time may stand in it for both reasons
 */
export const doubtfulTimes = (offered: Offered): DoubtfulTime[] =>
  offered.slots.flatMap(startsAt => [
    ...(isOutside(startsAt, offered)
      ? [{ startsAt, doubt: 'outside-working-hours' as const }]
      : []),
    ...(apartAt(startsAt, offered) === apartAt(offered.now, offered)
      ? []
      : [{ startsAt, doubt: 'clock-change' as const }]),
  ])
