import type { SchedulingPage } from './entities.ts'

type Page = Pick<SchedulingPage, 'isActive' | 'isUsedUp' | 'kind' | 'slots'>

/** Whether a page is worth sharing: it is on, and a link for one meeting has a time ahead and no meeting yet. */
export const takesBookings = (
  { isActive, isUsedUp, kind, slots = [] }: Page,
  now: number,
): boolean =>
  isActive && !isUsedUp && (kind !== 'specific-times' || slots.some(start => start > now))
