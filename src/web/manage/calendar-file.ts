import { titleForGuests } from '../../i18n/title-for-guests.ts'
import type { Meeting } from '../../model/entities.ts'
import { titleWith } from '../../model/title-with.ts'
import { joinAddress, type SigningOrigin } from '../../services/links.ts'
import { writeCalendar } from '../../text/icalendar.ts'
import { toPlainText } from '../../text/rich-text.ts'
import { sayMeetingPlace } from '../views/say-place.ts'

/** The bare address if there is one, so that calendars can show a map. Otherwise the text of the invitation. */
function placeOf(meeting: Meeting, origin: SigningOrigin): string {
  const reader = { locale: meeting.locale, reader: 'invitee' } as const
  return joinAddress(origin, meeting) ?? sayMeetingPlace(meeting, reader)
}

/** The title in the invitee's invitation. */
const titleOf = (meeting: Meeting) => titleWith(titleForGuests(meeting), meeting.host.name)

/** The meeting as an `.ics` file. It has the invitation's UID, so a calendar keeps one entry for both. */
export const calendarFile = (meeting: Meeting, origin: SigningOrigin): string =>
  writeCalendar({
    method: 'PUBLISH',
    uid: meeting.iCalUid,
    sequence: meeting.sequence,
    title: titleOf(meeting),
    description: toPlainText(meeting.description),
    location: placeOf(meeting, origin),
    url: joinAddress(origin, meeting),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    status: meeting.status === 'canceled' ? 'CANCELLED' : 'CONFIRMED',
  })

const compact = (instant: number) => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

/** Links to a filled-in new event in Google Calendar and Outlook. */
export function calendarLinks(meeting: Meeting, origin: SigningOrigin) {
  const { startsAt, endsAt } = meeting
  const title = titleOf(meeting)
  const description = toPlainText(meeting.description)
  const place = placeOf(meeting, origin)
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
