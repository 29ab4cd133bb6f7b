import { DateTime } from 'luxon'
import type { EventTime, GoogleEvent, Span } from './model.ts'
import { invalid } from './refusal.ts'

/** Days and times without a zone are in the calendar's zone. */
export const dateTimeOf = (time: EventTime, zone: string): DateTime =>
  DateTime.fromISO(time.dateTime ?? time.date ?? '', { zone: time.timeZone ?? zone })

export const spanOf = ({ start, end }: GoogleEvent, zone: string): Span => ({
  start: dateTimeOf(start, zone).toMillis(),
  end: dateTimeOf(end, zone).toMillis(),
})

/** Google returns times with the calendar's offset, whatever offset was sent. */
export const inZone = (time: EventTime, calendarZone: string, shownIn: string): EventTime =>
  time.dateTime === undefined
    ? time
    : {
        ...time,
        dateTime:
          dateTimeOf(time, calendarZone).setZone(shownIn).toISO({ suppressMilliseconds: true }) ??
          '',
      }

const checkTime = (time: EventTime | undefined, name: 'start' | 'end', zone: string): EventTime => {
  if (!time?.date && !time?.dateTime) throw invalid(`Missing ${name} time.`, 'required')
  if (time.date && time.dateTime) throw invalid(`Invalid ${name} time.`)
  if (time.date) {
    if (!DateTime.fromISO(time.date).isValid) throw invalid(`Invalid ${name} time.`)
    return { date: time.date }
  }
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/.test(time.dateTime ?? '')
  if (!hasOffset && !time.timeZone)
    throw invalid(`Missing time zone definition for ${name} time.`, 'required')
  if (!dateTimeOf(time, zone).isValid) throw invalid(`Invalid ${name} time.`)
  const { timeZone = zone } = time
  return inZone({ dateTime: time.dateTime ?? '', timeZone }, zone, zone)
}

/** The times of an event as stored, or the reason to refuse them. */
export function checkTimes(
  event: {
    start?: EventTime
    end?: EventTime
    recurrence?: string[]
  },
  zone: string,
): { start: EventTime; end: EventTime } {
  if (event.recurrence && event.start?.dateTime && !event.start.timeZone)
    throw invalid('Missing time zone definition for start time.', 'required')
  const start = checkTime(event.start, 'start', zone)
  const end = checkTime(event.end, 'end', zone)
  if ((start.date === undefined) !== (end.date === undefined))
    throw invalid('The start and end times must either both be date or both be dateTime.')
  if (dateTimeOf(end, zone) < dateTimeOf(start, zone))
    throw invalid('The specified time range is empty.', 'timeRangeEmpty')
  return { start, end }
}
