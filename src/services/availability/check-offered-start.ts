import { checkStart } from '../../scheduling/check-start.ts'
import type { HostAvailability, SlotRules } from '../../scheduling/types.ts'
import type { Offer } from './availability-query.ts'

const isAnyway = ({ anywayStarts }: Offer, start: number): boolean =>
  anywayStarts?.includes(start) ?? false

/** Checks whether a start can be booked. If the start was picked in spite of a buffer, buffers do not count. */
export function checkOfferedStart(
  offer: Offer,
  { host, start, now }: { host: HostAvailability; start: number; now: number },
): ReturnType<typeof checkStart> {
  const check = checkStart({ host, rules: offer.rules, start, now })
  const isPassedOver = !check.offered && check.reason === 'buffer' && isAnyway(offer, start)
  return isPassedOver ? { offered: true } : check
}

/** The rules by which calendars are checked for this start. */
export const rulesAt = (offer: Offer, start: number): SlotRules =>
  isAnyway(offer, start)
    ? { ...offer.rules, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
    : offer.rules
