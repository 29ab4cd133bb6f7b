import { compileMessages } from '../../i18n/compile-messages.ts'
import type { HourCycle } from '../../i18n/format-time.ts'
import type { Locale } from '../../model/entities.ts'
import { groupByDay } from '../../scheduling/group-by-day.ts'
import type { PlainDate } from '../../scheduling/types.ts'
import {
  monthOf,
  monthRange,
  type PickerData,
  type PlainMonth,
  pickerKeys,
} from '../views/picker-data.ts'

/** The maximum horizon of a page. */
export const farthestMs = 400 * 24 * 60 * 60_000

interface PickerFacts {
  /** All free starts, ascending. */
  starts: readonly number[]
  now: number
  locale: Locale
  timeZone: string
  isZoneChosen: boolean
  unknownZone?: string | undefined
  hourCycle: HourCycle
  month: PlainMonth | undefined
  /** Epoch ms. Its month is shown if no month is requested. */
  near?: number | undefined
  date: PlainDate | undefined
  durationMinutes: number
  durationsMinutes: readonly number[]
  path: string
  kept: Readonly<Record<string, string>>
  slotsPath: string | undefined
}

const monthIn = (instant: number, timeZone: string): PlainMonth =>
  monthOf(groupByDay([instant], timeZone)[0]?.day ?? new Date(instant).toISOString())

/**
 * The picker as it opens: in the requested month, else near an instant, else in the first month with free times.
 */
export function makePicker(facts: PickerFacts): PickerData {
  const { starts, now, timeZone, locale, slotsPath, near, ...shown } = facts
  const nextStart = starts[0]
  const firstMonth = monthIn(now, timeZone)
  const lastMonth = monthIn(starts.at(-1) ?? now, timeZone)
  const asked = facts.month ?? (facts.date && monthOf(facts.date))
  const wanted = asked ?? (near === undefined ? undefined : monthIn(near, timeZone))
  const month =
    wanted !== undefined && wanted >= firstMonth ? wanted : monthIn(nextStart ?? now, timeZone)
  const range = monthRange(month)
  return {
    unknownZone: undefined,
    ...shown,
    locale,
    messages: compileMessages(locale, 'booking', pickerKeys),
    timeZone,
    month,
    starts: starts.filter(start => start >= range.start && start < range.end),
    loadedMonths: [month],
    nextStart,
    firstMonth,
    lastMonth: [lastMonth, month].sort().at(-1) ?? month,
    slotsPath,
  }
}
