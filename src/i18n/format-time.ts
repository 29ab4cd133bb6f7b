/** Formats instants (epoch ms) in an IANA time zone and a language. */
import type { Locale } from '../model/entities.ts'
import type { PlainDate } from '../scheduling/types.ts'
import { currentZoneName } from '../scheduling/zone-names/current-names.ts'
import { cityNames } from './city-names.ts'
import { languageTag } from './language-name.ts'

export type HourCycle = 'h12' | 'h23'

interface Reading {
  locale: Locale
  timeZone: string
  options: Intl.DateTimeFormatOptions
}

const formats = new Map<string, Intl.DateTimeFormat>()
const maxFormats = 500

/** Creating a format costs a hundred times more than using it. */
export function formatIn(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  if (formats.size >= maxFormats) formats.clear()
  const made = new Intl.DateTimeFormat(language, options)
  formats.set(key, made)
  return made
}

const formatFor = ({ locale, timeZone, options }: Reading): Intl.DateTimeFormat =>
  formatIn(languageTag(locale), { ...options, timeZone })

/** The default is 12 hours in English and 24 in all other languages. */
export const hourCycleOf = (locale: Locale): HourCycle => (locale === 'en' ? 'h12' : 'h23')

/** `Thursday 12 November 2026`. */
export const formatDay = (instant: number, timeZone: string, locale: Locale): string =>
  formatFor({
    locale,
    timeZone,
    options: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  }).format(instant)

/** `15:00` or `3:00 pm`. */
export const formatTime = (
  instant: number,
  timeZone: string,
  locale: Locale,
  hourCycle: HourCycle = hourCycleOf(locale),
): string =>
  formatFor({
    locale,
    timeZone,
    options: { hour: hourCycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit', hourCycle },
  }).format(instant)

/** `Thursday 12 November 2026, 15:00`. */
export const formatDayAndTime = (
  instant: number,
  timeZone: string,
  locale: Locale,
  hourCycle?: HourCycle,
): string =>
  `${formatDay(instant, timeZone, locale)}, ${formatTime(instant, timeZone, locale, hourCycle)}`

/** `Thursday 12 November 2026, 15:00–15:30`; an end on another day is written out. */
export function formatRange(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  timeZone: string,
  locale: Locale,
  hourCycle?: HourCycle,
): string {
  const start = formatDayAndTime(startsAt, timeZone, locale, hourCycle)
  const isSameDay = formatDay(startsAt, timeZone, locale) === formatDay(endsAt, timeZone, locale)
  const end = isSameDay
    ? formatTime(endsAt, timeZone, locale, hourCycle)
    : formatDayAndTime(endsAt, timeZone, locale, hourCycle)
  return isSameDay ? `${start}–${end}` : `${start} – ${end}`
}

// A variety of English names only the time zones of its own region. For others it returns `GMT-5`.
const zoneLanguages = ['en-GB', 'en-US', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA']
const isOffset = (name: string) => /^(?:GMT|UTC)[+\u2212-]/.test(name)

const nameIn = (language: string, instant: number, timeZone: string): string | undefined =>
  formatIn(language, { timeZone, timeZoneName: 'short' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value

/** The short name of the time zone at that instant: `CET`, `EST`, or `GMT+5:45` if it has none. */
export function zoneName(instant: number, timeZone: string, locale: Locale): string {
  const names = [locale, ...zoneLanguages].map(one => nameIn(one, instant, timeZone))
  return names.find(name => name && !isOffset(name)) ?? names[0] ?? timeZone
}

/** City and short name: `New York, EST`. If both are the same, only one. */
export function zoneLabel(instant: number, timeZone: string, locale: Locale): string {
  const [city, name] = [zoneCity(timeZone, locale), zoneName(instant, timeZone, locale)]
  return city === name ? name : `${city}, ${name}`
}

/** POSIX inverts the sign in `Etc/GMT-2`: people call that time zone GMT+2. */
const fixedOffset = /^Etc\/GMT([+-])(\d{1,2})$/

/**
 * `Europe/Warsaw` → `Warsaw`, in Polish `Warszawa`; `America/Argentina/Buenos_Aires` → `Buenos Aires`, `Etc/GMT-2` →
 * `GMT+2`.
 */
export function zoneCity(timeZone: string, locale: Locale): string {
  const [, sign, hours] = fixedOffset.exec(timeZone) ?? []
  if (sign !== undefined) return `GMT${sign === '-' ? '+' : '-'}${hours}`
  const zone = currentZoneName(timeZone)
  const ownName = cityNames[locale]?.get(zone)
  return ownName ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** A date without a time zone: `Thursday 12 November`. */
export const formatPlainDay = (day: PlainDate, locale: Locale): string =>
  formatFor({
    locale,
    timeZone: 'UTC',
    options: { weekday: 'long', day: 'numeric', month: 'long' },
  }).format(Date.parse(`${day}T00:00:00Z`))

/** `2026-11` → `November 2026`. */
export const formatMonth = (month: string, locale: Locale): string =>
  formatFor({ locale, timeZone: 'UTC', options: { month: 'long', year: 'numeric' } }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  )

/** Starts with Monday: the short form for column headings, the long form for screen readers. */
export const weekdayNames = (locale: Locale): { short: string; long: string }[] =>
  // 2024-01-01 was a Monday.
  Array.from({ length: 7 }, (_, index) => {
    const day = Date.UTC(2024, 0, 1 + index)
    const name = (weekday: 'short' | 'long') =>
      formatFor({ locale, timeZone: 'UTC', options: { weekday } }).format(day)
    // A column has no room for the dot of Polish `niedz.`.
    return { short: name('short').replace(/\.$/, ''), long: name('long') }
  })

const steps = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
] as const

/** `in 5 minutes`, `2 hours ago`; less than a minute is `now`. */
export function relativeTime(differenceMs: number, locale: Locale): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const step = steps.find(([, ms]) => Math.abs(differenceMs) >= ms)
  if (!step) return format.format(0, 'second')
  return format.format(Math.round(differenceMs / step[1]), step[0])
}
