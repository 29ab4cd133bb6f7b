import { createEvent, type DateTime } from 'ics'
import type { Meeting } from '../../scheduling/entities.ts'
import { joinUrl } from '../../services/links.ts'
import { toPlainText } from '../../text/rich-text.ts'

type DateTimeArray = Extract<DateTime, readonly number[]>

const utcParts = (instant: number): DateTimeArray => {
  const date = new Date(instant)
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ]
}

/** The meeting as an `.ics` file to keep: it has the invitation's UID, so the two become one entry. */
export function calendarFile(meeting: Meeting, origin: { publicUrl: string }): string {
  const { error, value } = createEvent({
    uid: meeting.iCalUid,
    sequence: meeting.sequence,
    title: meeting.title,
    description: toPlainText(meeting.description),
    location: joinUrl(origin, meeting.id),
    url: joinUrl(origin, meeting.id),
    start: utcParts(meeting.startsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: utcParts(meeting.endsAt),
    endInputType: 'utc',
    endOutputType: 'utc',
    productId: 'parley',
    status: meeting.status === 'canceled' ? 'CANCELLED' : 'CONFIRMED',
  })
  if (typeof value !== 'string')
    throw new Error('The calendar file cannot be made', { cause: error })
  return value
}

const compact = (instant: number) => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

/** Addresses that open a filled-in new event at Google and at Outlook. */
export function calendarLinks(meeting: Meeting, origin: { publicUrl: string }) {
  const { title, startsAt, endsAt } = meeting
  const description = toPlainText(meeting.description)
  const place = joinUrl(origin, meeting.id)
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    details: description,
    location: place,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
  })
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    body: description,
    location: place,
    startdt: new Date(startsAt).toISOString(),
    enddt: new Date(endsAt).toISOString(),
  })
  return {
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
  }
}
