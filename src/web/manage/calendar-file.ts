import type { Meeting } from '../../scheduling/entities.ts'
import { joinUrl } from '../../services/links.ts'
import { writeCalendar } from '../../text/icalendar.ts'
import { toPlainText } from '../../text/rich-text.ts'

/** The meeting as an `.ics` file to keep: it has the invitation's UID, so the two become one entry. */
export const calendarFile = (meeting: Meeting, origin: { publicUrl: string }): string =>
  writeCalendar({
    method: 'PUBLISH',
    uid: meeting.iCalUid,
    sequence: meeting.sequence,
    title: meeting.title,
    description: toPlainText(meeting.description),
    location: joinUrl(origin, meeting.id),
    url: joinUrl(origin, meeting.id),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    status: meeting.status === 'canceled' ? 'CANCELLED' : 'CONFIRMED',
  })

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
