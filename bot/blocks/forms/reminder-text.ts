import type { Locale } from '../../../src/model/entities.ts'

const unitMinutes = { minute: 1, hour: 60, day: 24 * 60, week: 7 * 24 * 60 } as const
type Unit = keyof typeof unitMinutes
const units = Object.keys(unitMinutes) as Unit[]

/**
 * First letters of the words for a unit in all languages. The longest matching name wins over its abbreviation.
 */
const beginnings: Readonly<Record<Unit, RegExp>> = {
  minute: /^(?:m|min\p{L}*)$/u,
  hour: /^(?:h|hrs?|hours?|godz\p{L}*|or[ae])$/u,
  day: /^(?:d|days?|dni|dzie[nń]|dnia|g|gg|giorn[oi])$/u,
  week: /^(?:w|wks?|weeks?|tydz\p{L}*|tyg\p{L}*|sett?\p{L}*)$/u,
}

/** `1 day`, `3 dni`, `2 ore`: in the largest unit that gives a whole number. */
export function sayReminder(minutes: number, locale: Locale): string {
  const unit = units.findLast(each => minutes % unitMinutes[each] === 0) ?? 'minute'
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    useGrouping: false,
  })
  return format.format(minutes / unitMinutes[unit])
}

function readOne(text: string): number | undefined {
  const [, amount = '', word = ''] = /^(\d{1,6})\s*(\p{L}+)\.?$/u.exec(text) ?? []
  const unit = units.find(each => beginnings[each].test(word))
  return unit && Number(amount) * unitMinutes[unit]
}

/**
 * Parses typed reminders such as `1 day, 90 min` into minutes before the start: without duplicates, in the
 * order typed.
 *
 * @returns the first part that is not a number with a unit as `unread`
 */
export function readReminders(typed: string): { minutes: number[]; unread: string | undefined } {
  const parts = typed
    .toLowerCase()
    .split(/[,;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const read = parts.map(readOne)
  const minutes = [...new Set(read.filter(each => each !== undefined))]
  return { minutes, unread: parts[read.indexOf(undefined)] }
}
