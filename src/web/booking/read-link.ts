import { type HourCycle, hourCycleOf } from '../../i18n/format-time.ts'
import { type Locale, locales, type SchedulingPage } from '../../model/entities.ts'
import { readInstant } from '../../scheduling/instant.ts'
import { isPlainDate, isPlainMonth } from '../../scheduling/plain-date.ts'
import type { PlainDate } from '../../scheduling/types.ts'
import { readZone } from '../../scheduling/zone-names/read-zone.ts'
import { type PlainMonth, zoneBefore } from '../views/picker-data.ts'
import { prefillNames, trackingNames } from './link-names.ts'

export interface BookingLink {
  durationMinutes: number
  month: PlainMonth | undefined
  date: PlainDate | undefined
  /** Epoch ms. */
  slot: number | undefined
  timeZone: string | undefined
  /** A time zone in the link that we do not know. */
  unknownZone: string | undefined
  hourCycle: HourCycle
  locale: Locale
  theme: 'light' | 'dark' | undefined
  hostId: string | undefined
  /** Parameters that all links of the page keep: prefill, tracking, language, theme. */
  kept: Record<string, string>
  /** Names of unusable parameters. */
  ignored: string[]
}

/** Longer values are cut off. */
const maxValueLength = 256
const maxZoneLength = 64

const isKept = (name: string) =>
  prefillNames.includes(name) ||
  trackingNames.includes(name) ||
  /^(?:utm_[a-z_]{1,30}|answers\[[\w-]{1,64}\]|metadata\[[\w-]{1,64}\]|a(?:[1-9]|10))$/.test(name)

/** Reads one parameter. Adds unusable ones to `ignored`. */
function reader(query: URLSearchParams, ignored: string[]) {
  return <T>(name: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = query.get(name)
    if (text === null || text === '') return undefined
    const value = parse(text)
    if (value === undefined) ignored.push(name)
    return value
  }
}

function keptOf(query: URLSearchParams, ignored: string[]): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of query) {
    if (!isKept(name) && !['lang', 'theme', 'host'].includes(name)) continue
    if (value.length > maxValueLength) ignored.push(name)
    else kept[name] = value
  }
  return kept
}

/** If a zone cannot be read, the previously shown one is used. */
function zonesIn(query: URLSearchParams): Pick<BookingLink, 'timeZone' | 'unknownZone'> {
  const asked = query.get('tz')?.trim() ?? ''
  const timeZone = readZone(asked)
  if (timeZone !== undefined || asked === '') return { timeZone, unknownZone: undefined }
  const before = readZone(query.get(zoneBefore) ?? '')
  return { timeZone: before, unknownZone: asked.slice(0, maxZoneLength) }
}

const among =
  <T extends string>(known: readonly T[]) =>
  (text: string) =>
    known.find(one => one === text)

/** Reads a booking link. Unusable parameters are reported and ignored, never refused. */
export function readLink(
  query: URLSearchParams,
  { page, browserLocale }: { page: SchedulingPage; browserLocale: Locale },
): BookingLink {
  const ignored: string[] = []
  const read = reader(query, ignored)
  const locale = read('lang', among(locales)) ?? page.locale ?? browserLocale
  const hours = read('h', among(['12', '24']))
  const chosen = hours === '12' ? 'h12' : 'h23'
  const date = read('date', text => (isPlainDate(text) ? text : undefined))
  return {
    durationMinutes:
      read('duration', text => page.durationsMinutes.find(minutes => String(minutes) === text)) ??
      page.durationsMinutes[0] ??
      30,
    month: read('month', text => (isPlainMonth(text) ? text : undefined)) ?? date?.slice(0, 7),
    date,
    slot: read('slot', readInstant),
    ...zonesIn(query),
    hourCycle: hours ? chosen : hourCycleOf(locale),
    locale,
    theme: read('theme', among(['light', 'dark'])),
    hostId: read('host', text => page.hostIds.find(id => id === text)),
    kept: keptOf(query, ignored),
    ignored,
  }
}
