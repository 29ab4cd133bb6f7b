import { ownEntry } from '../../../text/own-entry.ts'
import { readTime } from '../ics/read-values.ts'
import type { Frequency, Rule, RuleDay } from './rule.ts'

const frequencies: ReadonlySet<string> = new Set([
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
] satisfies Frequency[])

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** No real rule has longer lists: a year has 366 days. */
const maxValues = 1_000

/** Upper-case parts by name; the first one counts if a part is repeated. */
function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>()
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = ''] = part.split('=').map(side => side.trim())
    if (value && !parts.has(name)) parts.set(name, value)
  }
  return parts
}

/** Each value once. Undefined if one cannot be read, because the part's meaning is then unknown. */
function readList<Value>(
  text: string | undefined,
  read: (value: string) => Value | undefined,
): Value[] | undefined {
  if (text === undefined) return []
  const texts = text.split(',').map(value => value.trim())
  const values = texts.filter(Boolean).map(read)
  if (values.length > maxValues || values.includes(undefined)) return undefined
  return [...new Map((values as Value[]).map(value => [JSON.stringify(value), value])).values()]
}

const readNumber = (text: string, least: number, limit: number): number | undefined => {
  const value = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= limit ? value : undefined
}

const from = (least: number, limit: number) => (text: string) => readNumber(text, least, limit)

/** 1 to `limit`, or counted from the end. */
const fromEitherEnd = (limit: number) => (text: string) =>
  readNumber(text, -limit, limit) || undefined

function readDay(text: string): RuleDay | undefined {
  const [, nth = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? []
  const weekday = weekdays.indexOf(name)
  if (weekday === -1) return undefined
  if (nth === '') return { weekday, nth: 0 }
  const number = fromEitherEnd(53)(nth)
  return number === undefined ? undefined : { weekday, nth: number }
}

const skips: Record<string, Rule['skip']> = { BACKWARD: 'backward', FORWARD: 'forward' }

/** BYMONTH and all other lists of days and times; undefined if one of them cannot be read. */
function readLists(parts: Map<string, string>) {
  const lists = {
    byMonth: readList(parts.get('BYMONTH'), from(1, 12)),
    byWeekNumber: readList(parts.get('BYWEEKNO'), fromEitherEnd(53)),
    byYearDay: readList(parts.get('BYYEARDAY'), fromEitherEnd(366)),
    byMonthDay: readList(parts.get('BYMONTHDAY'), fromEitherEnd(31)),
    byDay: readList(parts.get('BYDAY'), readDay),
    byHour: readList(parts.get('BYHOUR'), from(0, 23)),
    byMinute: readList(parts.get('BYMINUTE'), from(0, 59)),
    bySecond: readList(parts.get('BYSECOND'), from(0, 60)),
    byPosition: readList(parts.get('BYSETPOS'), fromEitherEnd(366)),
  }
  const isReadable = Object.values(lists).every(list => list !== undefined)
  return isReadable ? (lists as { [Name in keyof typeof lists]: never[] }) : undefined
}

const noLists = {
  byMonth: [],
  byWeekNumber: [],
  byYearDay: [],
  byMonthDay: [],
  byDay: [],
  byHour: [],
  byMinute: [],
  bySecond: [],
  byPosition: [],
}

interface ReadRule {
  rule: Rule
  /** The rule differs from the text, but includes at least all of its times. */
  isDoubtful: boolean
}

/**
 * Parses a rule of RFC 5545 with SKIP of RFC 7529. Unknown parts are ignored. If the days cannot be parsed, as
 * in calendars other than the Gregorian, the rule is every day at its time.
 */
export function readRule(text: string): ReadRule {
  const parts = partsOf(text)
  const frequency = parts.get('FREQ') ?? ''
  const lists = readLists(parts)
  const isGregorian = (parts.get('RSCALE') ?? 'GREGORIAN') === 'GREGORIAN'
  const knowsDays = frequencies.has(frequency) && lists !== undefined && isGregorian
  const limits = readLimits(parts)
  const { until, interval, count } = limits
  const weekStart = Math.max(0, weekdays.indexOf(parts.get('WKST') ?? 'MO'))
  const skip = ownEntry(skips, parts.get('SKIP') ?? '') ?? 'omit'
  const common = { until, weekStart, skip }
  if (!knowsDays) {
    const rule: Rule = { frequency: 'DAILY', interval: 1, count: undefined, ...noLists, ...common }
    return { rule, isDoubtful: true }
  }
  const rule: Rule = { frequency: frequency as Frequency, interval, count, ...lists, ...common }
  return { rule, isDoubtful: limits.isDoubtful }
}

/** The end, count and interval of a rule; an unreadable value is ignored. */
function readLimits(parts: Map<string, string>) {
  const read = (name: string) => {
    const text = parts.get(name)
    return text === undefined ? undefined : readNumber(text, 1, 999_999_999)
  }
  const [interval, count] = [read('INTERVAL'), read('COUNT')]
  const until = readTime(parts.get('UNTIL') ?? '')
  const isDoubtful =
    (parts.has('INTERVAL') && interval === undefined) ||
    (parts.has('COUNT') && count === undefined) ||
    (parts.has('UNTIL') && until === undefined)
  return { interval: interval ?? 1, count, until, isDoubtful }
}
