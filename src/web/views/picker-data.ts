import { type Compiled, readCompiled } from '../../i18n/compiled-messages.ts'
import type { HourCycle } from '../../i18n/format-time.ts'
import type { Messages } from '../../i18n/messages.ts'
import type { Locale } from '../../model/entities.ts'
import { addDays } from '../../scheduling/plain-date.ts'
import type { PlainDate } from '../../scheduling/types.ts'

/** `YYYY-MM`. */
export type PlainMonth = string

/** The messages that the picker needs in the browser. */
export const pickerKeys = [
  'duration',
  'durationOption',
  'timesIn',
  'zoneLabel',
  'noSuchZone',
  'show',
  'hours12',
  'hours24',
  'hourFormat',
  'previousMonth',
  'nextMonth',
  'timesAvailable',
  'noTimesOnDay',
  'noTimesInMonth',
  'nextAvailable',
  'pickDay',
  'night',
  'morning',
  'afternoon',
  'evening',
  'loading',
  'loadFailed',
] as const satisfies (keyof Messages<'booking'>)[]

type PickerMessages = Pick<Messages<'booking'>, (typeof pickerKeys)[number]>

/** All data of the picker, without functions, so that the server can pass it to the browser. */
export interface PickerData {
  locale: Locale
  messages: Compiled<PickerMessages>
  /** The visitor's, IANA. */
  timeZone: string
  /** Whether the visitor chose the zone. If not, the browser may know a better one. */
  isZoneChosen: boolean
  /** A time zone that the visitor typed and we do not know. */
  unknownZone: string | undefined
  hourCycle: HourCycle
  month: PlainMonth
  date: PlainDate | undefined
  /** Epoch ms, ascending, of the loaded months and a day around them. */
  starts: readonly number[]
  loadedMonths: readonly PlainMonth[]
  /** The first free start in any month. */
  nextStart: number | undefined
  /** Other months are not offered. */
  firstMonth: PlainMonth
  lastMonth: PlainMonth
  durationMinutes: number
  /** Durations to choose from, ascending. With fewer than two there is no choice. */
  durationsMinutes: readonly number[]
  /** Address of this page. `kept` are the parameters of every link on it. */
  path: string
  kept: Readonly<Record<string, string>>
  /** Address of further starts. If undefined, a new month loads the page. */
  slotsPath: string | undefined
}

export const pickerMessages = ({ messages, locale }: PickerData): PickerMessages =>
  readCompiled<PickerMessages>(messages, locale)

/** Sent with `tz`: the previous zone, in case the new one cannot be read. */
export const zoneBefore = 'tz_before'

type Changes = Readonly<Record<string, string | undefined>>

/**
 * This page's address with changed parameters; `undefined` removes one. A guessed zone is omitted, because the next
 * page would take it for the visitor's choice.
 */
export function pickerAddress(data: PickerData, changes: Changes): string {
  const shown: Changes = {
    ...data.kept,
    duration: String(data.durationMinutes),
    tz: data.isZoneChosen ? data.timeZone : undefined,
    h: data.hourCycle === 'h12' ? '12' : '24',
    month: data.month,
    ...changes,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(shown)) if (value !== undefined) query.set(name, value)
  return `${data.path}?${query}`
}

export const addMonths = (month: PlainMonth, count: number): PlainMonth =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1))
    .toISOString()
    .slice(0, 7)

export const monthOf = (day: PlainDate): PlainMonth => day.slice(0, 7)

/** Epoch ms of a month plus a day on each side, so that it covers the month in every zone. */
export const monthRange = (month: PlainMonth) => ({
  start: Date.parse(`${addDays(`${month}-01`, -1)}T00:00:00Z`),
  end: Date.parse(`${addDays(`${addMonths(month, 1)}-01`, 1)}T00:00:00Z`),
})

export const partsOfDay = ['night', 'morning', 'afternoon', 'evening'] as const

export const partOfDay = (hour: number): (typeof partsOfDay)[number] => {
  if (hour < 6) return 'night'
  if (hour < 12) return 'morning'
  return hour < 17 ? 'afternoon' : 'evening'
}
