import { formatIn, zoneCity, zoneName } from '../../src/i18n/format-time.ts'
import { languageTag } from '../../src/i18n/language-name.ts'
import type { Locale } from '../../src/model/entities.ts'
import type { Interval, IntervalList } from '../../src/scheduling/types.ts'
import { isTimeZone } from '../../src/scheduling/zoned-time.ts'

const parts = { weekday: 'short', day: 'numeric', month: 'short' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const format = (instant: number, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  formatIn(languageTag(locale), options).format(instant)

/** Time zone and language in which a time is shown. */
export interface Reader {
  timeZone: string
  locale: Locale
}

export const dayIn = (instant: number, { timeZone, locale }: Reader): string =>
  format(instant, locale, { ...parts, timeZone }).replaceAll(',', '')

export const clockIn = (instant: number, { timeZone, locale }: Reader): string =>
  format(instant, locale, { ...clock, timeZone })

/** `Thu 12 Nov 15:00 CET`. */
export const timeIn = (instant: number, reader: Reader): string =>
  `${dayIn(instant, reader)} ${clockIn(instant, reader)} ${zoneName(instant, reader.timeZone, reader.locale)}`

/** `Thu 12 Nov 12:00–18:00 CET`. An end on another day includes the date; whole days have no hours. */
export function spanIn({ start, end }: Interval, reader: Reader): string {
  const [from, until] = [dayIn(start, reader), dayIn(end - 1, reader)]
  const zone = zoneName(start, reader.timeZone, reader.locale)
  const [begins, ends] = [clockIn(start, reader), clockIn(end, reader)]
  const isWhole = begins === '00:00' && ends === '00:00'
  if (isWhole) return from === until ? `${from} ${zone}` : `${from} – ${until} ${zone}`
  if (from !== until) return `${timeIn(start, reader)} – ${timeIn(end, reader)}`
  return `${from} ${begins}–${ends} ${zone}`
}

const maxSpans = 5

/** Several spans on one line. */
export const spansIn = (ranges: IntervalList, reader: Reader): string =>
  ranges
    .slice(0, maxSpans)
    .map(range => spanIn(range, reader))
    .join('; ')

/** `Thu 12 Nov 15:00, New York`: plain text, for a time zone other than the reader's. */
export const timeInCity = (instant: number, reader: Reader): string =>
  `${dayIn(instant, reader)} ${clockIn(instant, reader)}, ${zoneCity(reader.timeZone, reader.locale)}`

/** `Thu 12 Nov 15:00 CET · Thu 12 Nov 09:00, New York`: includes the guest's time if it differs. */
export function timeForBoth(instant: number, reader: Reader, guestZone: string): string {
  const guest = { ...reader, timeZone: guestZone }
  const say = (one: Reader) => `${dayIn(instant, one)} ${clockIn(instant, one)}`
  const own = timeIn(instant, reader)
  return say(guest) === say(reader) ? own : `${own} · ${timeInCity(instant, guest)}`
}

/**
 * Formats a date that does not exist, as `dayIn` formats days: `2027-02-30` is `30 Feb 2027`. Other words are
 * unchanged.
 */
export function missingDay(word: string, locale: Locale): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word) ?? []
  if (year === undefined) return word
  const name = format(Date.UTC(2024, Number(month) - 1), locale, {
    ...parts,
    weekday: undefined,
    timeZone: 'UTC',
  })
  return `${Number(day)} ${name.replace(/^1 /, '')} ${year}`
}

/**
 * For texts with several readers: Slack shows each the time in their own time zone and language. The fallback
 * text uses `reader`'s time zone. For a single reader use `timeIn`.
 */
export const dateToken = (instant: number, reader: Reader): string =>
  `<!date^${Math.floor(instant / 1000)}^{date_long}, {time}|${timeIn(instant, reader)}>`

/** The first of these that is a known time zone. */
export const firstZone = (...zones: readonly (string | undefined)[]): string =>
  zones.find(zone => zone !== undefined && isTimeZone(zone)) ?? 'UTC'
