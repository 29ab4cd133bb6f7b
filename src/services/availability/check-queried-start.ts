import { checkStart } from '../../scheduling/check-start.ts'
import type { HostAvailability, SlotRules } from '../../scheduling/types.ts'
import type { AvailabilityQuery } from './availability-query.ts'

const isAnyway = ({ anywayStarts }: AvailabilityQuery, start: number): boolean =>
  anywayStarts?.includes(start) ?? false

/** Checks whether a start can be booked. If the start was picked in spite of a buffer, buffers do not count. */
export function checkQueriedStart(
  query: AvailabilityQuery,
  { host, start, now }: { host: HostAvailability; start: number; now: number },
): ReturnType<typeof checkStart> {
  const check = checkStart({ host, rules: query.rules, start, now })
  const isPassedOver = !check.offered && check.reason === 'buffer' && isAnyway(query, start)
  return isPassedOver ? { offered: true } : check
}

/** The rules by which calendars are checked for this start. */
export const rulesAt = (query: AvailabilityQuery, start: number): SlotRules =>
  isAnyway(query, start)
    ? { ...query.rules, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
    : query.rules
