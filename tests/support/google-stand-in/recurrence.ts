import ICAL from 'ical.js'
import { DateTime } from 'luxon'
import type { EventTime, GoogleEvent, Span } from './model.ts'
import { invalid } from './refusal.ts'
import { dateTimeOf, spanOf } from './times.ts'

/** Maximum for an endless series. */
const maxInstances = 500

export const masterIdOf = (id: string): string => id.replace(/_\d{8}(T\d{6}Z)?$/, '')

const stampOf = (at: DateTime, isDay: boolean): string =>
  isDay ? at.toFormat('yyyyMMdd') : at.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'")

const untilOf = (rule: string, zone: string): number => {
  const text = /;?UNTIL=(\w+)/.exec(rule)?.[1]
  if (!text) return Number.POSITIVE_INFINITY
  const until = DateTime.fromISO(text, { zone })
  return (text.includes('T') ? until : until.endOf('day')).toMillis()
}

const localTime = (at: DateTime, isDate: boolean) => {
  const { year, month, day, hour, minute, second } = at
  return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate })
}

const timeFor = (at: DateTime, like: EventTime): EventTime => {
  if (like.date) return { date: at.toISODate() ?? '' }
  const dateTime = at.toISO({ suppressMilliseconds: true }) ?? ''
  return { dateTime, timeZone: like.timeZone ?? at.zoneName ?? 'UTC' }
}

const instanceAt = (master: GoogleEvent, at: DateTime, length: Record<string, number>) => {
  const { recurrence: _, ...shared } = master
  const start = timeFor(at, master.start)
  return {
    ...shared,
    id: `${master.id}_${stampOf(at, master.start.date !== undefined)}`,
    recurringEventId: master.id,
    originalStartTime: start,
    start,
    end: timeFor(at.plus(length), master.start),
  } as GoogleEvent
}

/** The occurrences of a series, without its exceptions. */
export function instancesOf(master: GoogleEvent, calendarZone: string): GoogleEvent[] {
  const rules = master.recurrence ?? []
  const [rule] = rules
  if (!rule) return []
  if (rules.length > 1 || !rule.startsWith('RRULE:'))
    throw invalid('The stand-in knows series of one RRULE only.')
  const isDay = master.start.date !== undefined
  const zone = master.start.timeZone ?? calendarZone
  const first = dateTimeOf(master.start, calendarZone).setZone(zone)
  const last = dateTimeOf(master.end, calendarZone).setZone(zone)
  const unit = isDay ? 'days' : 'milliseconds'
  const length = { [unit]: last.diff(first, unit).as(unit) }
  const until = untilOf(rule, zone)
  const recur = ICAL.Recur.fromString(rule.slice('RRULE:'.length).replace(/;?UNTIL=\w+/, ''))
  const times = recur.iterator(localTime(first, isDay))
  const found: GoogleEvent[] = []
  while (found.length < maxInstances) {
    const time = times.next()
    if (!time) break
    const { year, month, day, hour, minute, second } = time
    const at = DateTime.fromObject({ year, month, day, hour, minute, second }, { zone })
    if (at.toMillis() > until) break
    found.push(instanceAt(master, at, length))
  }
  return found
}

/** From the first start to the last end. */
export function hullOf(event: GoogleEvent, zone: string): Span {
  const instances = instancesOf(event, zone)
  const last = instances.at(-1)
  const { start, end } = spanOf(event, zone)
  if (!last) return { start, end }
  const isEndless = instances.length === maxInstances
  return { start, end: isEndless ? Number.POSITIVE_INFINITY : spanOf(last, zone).end }
}
