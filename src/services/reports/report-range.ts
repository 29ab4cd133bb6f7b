/** The days of a report, in its reader's time zone. */
import type { PlainDate } from '../../scheduling/types.ts'
import { addDays, dayOf, isoWeekStart, startOfDay } from '../../scheduling/zoned-time.ts'

export interface ReportRange {
  from: PlainDate
  /** The last day, inclusive. */
  to: PlainDate
  timeZone: string
}

export interface ReportWeek {
  /** A Monday, even if the range begins later. */
  startsOn: PlainDate
  /** The part of the week within the range. */
  from: PlainDate
  to: PlainDate
}

/** Whole weeks from Monday, up to and including the present one. */
export function lastWeeks(count: number, now: number, timeZone: string): ReportRange {
  const monday = isoWeekStart(dayOf(now, timeZone))
  return { from: addDays(monday, -7 * (count - 1)), to: addDays(monday, 6), timeZone }
}

/** [`from`, `until`) in epoch ms. */
export const instantsOf = ({ from, to, timeZone }: ReportRange) => ({
  from: startOfDay(from, timeZone),
  until: startOfDay(addDays(to, 1), timeZone),
})

/** Ascending; the first and the last may be incomplete. */
export function weeksOf({ from, to }: ReportRange): ReportWeek[] {
  const weeks: ReportWeek[] = []
  for (let monday = isoWeekStart(from); monday <= to; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6)
    weeks.push({
      startsOn: monday,
      from: monday < from ? from : monday,
      to: sunday > to ? to : sunday,
    })
  }
  return weeks
}
