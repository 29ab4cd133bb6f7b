import type { SchedulingPage } from './entities.ts'

type Page = Pick<SchedulingPage, 'isActive' | 'isUsedUp' | 'kind' | 'slots'>

/** Whether a page can be shared: it is active, and a link for one meeting has a future time and no meeting yet. */
export const takesBookings = (
  { isActive, isUsedUp, kind, slots = [] }: Page,
  now: number,
): boolean =>
  isActive && !isUsedUp && (kind !== 'specific-times' || slots.some(start => start > now))
