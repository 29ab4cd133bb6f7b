/** The days a report covers, in its reader's time zone. */
import type { PlainDate } from '../../scheduling/types.ts'
import { addDays, dayOf, isoWeekStart, startOfDay } from '../../scheduling/zoned-time.ts'

export interface ReportRange {
  from: PlainDate
  /** The last day that belongs to it. */
  to: PlainDate
  timeZone: string
}

export interface ReportWeek {
  /** A Monday, also where the range begins later. */
  startsOn: PlainDate
  /** The days of it that lie in the range. */
  from: PlainDate
  to: PlainDate
}

/** Whole weeks from Monday, up to and with the one that `now` lies in. */
export function lastWeeks(count: number, now: number, timeZone: string): ReportRange {
  const monday = isoWeekStart(dayOf(now, timeZone))
  return { from: addDays(monday, -7 * (count - 1)), to: addDays(monday, 6), timeZone }
}

/** [`from`, `until`) in epoch ms. */
export const instantsOf = ({ from, to, timeZone }: ReportRange) => ({
  from: startOfDay(from, timeZone),
  until: startOfDay(addDays(to, 1), timeZone),
})

/** Ascending; the first and the last may be cut. */
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
