import type { PlainDate } from '../../scheduling/types.ts'
import { addDays, dayOf, toInstant, weekdayOf } from '../../scheduling/zoned-time.ts'

const lastStart = '16:00'

/** Today if there is still time for a meeting, else the next working day. */
export function firstDay(now: number, timeZone: string): PlainDate {
  const isWorkingDay = (day: PlainDate) => !['sat', 'sun'].includes(weekdayOf(day))
  let day = dayOf(now, timeZone)
  if (isWorkingDay(day) && now < toInstant(day, lastStart, timeZone)) return day
  do day = addDays(day, 1)
  while (!isWorkingDay(day))
  return day
}
