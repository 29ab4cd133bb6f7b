/** Formats numbers, rates, durations and days of a report. */
import { languageTag } from '../../i18n/language-name.ts'
import type { Locale } from '../../model/entities.ts'
import type { PlainDate } from '../../scheduling/types.ts'
import type { Share } from '../../services/reports/report-meetings.ts'

/** Shown if there is nothing to divide by. */
export const noFigure = '–'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

export const formatCount = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(languageTag(locale)).format(count)

/** `12.5%`. */
export const formatShare = ({ part, whole }: Share, locale: Locale): string =>
  whole === 0
    ? noFigure
    : new Intl.NumberFormat(languageTag(locale), {
        style: 'percent',
        maximumFractionDigits: 1,
      }).format(part / whole)

/** Hours below two days, otherwise days: `5.5 hours`, `3.2 days`. */
export function formatLead(ms: number | undefined, locale: Locale): string {
  if (ms === undefined) return noFigure
  const [value, unit] = ms < 2 * dayMs ? [ms / hourMs, 'hour'] : [ms / dayMs, 'day']
  return new Intl.NumberFormat(languageTag(locale), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(value)
}

const utc = (day: PlainDate) => Date.parse(`${day}T00:00:00Z`)

const dayFormat = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(languageTag(locale), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...options,
  })

/** `12 Oct`. */
export const formatTick = (day: PlainDate, locale: Locale): string =>
  dayFormat(locale, {}).format(utc(day))

/** `12–18 Oct 2026`; a single day without a range. */
export const formatDays = (
  { from, to }: { from: PlainDate; to: PlainDate },
  locale: Locale,
): string => dayFormat(locale, { year: 'numeric' }).formatRange(utc(from), utc(to))
