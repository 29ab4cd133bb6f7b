import { type CalendarEvent, inviting } from '../../calendars/calendar-provider.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import type { Attendee, Locale, Meeting, User } from '../../model/entities.ts'
import { titleWith } from '../../model/title-with.ts'
import type { ServiceContext } from '../context.ts'
import { changeUrl } from '../links.ts'
import { eventPlace, guestText, hasCalendarLinks, hostText } from '../meetings/invitation-text.ts'

type Parts = Pick<ServiceContext, 'db' | 'publicUrl' | 'cipher'>

/** The calendar for an event, and its owner. */
interface TargetCalendar {
  host: Pick<User, 'id' | 'name' | 'email'>
  /** The host's. */
  locale: Locale
  provider: string
  eventId: string | undefined
  hasReminders: boolean
  /** Its provider invites the attendees. */
  invites: boolean
}

/** All attendees read this text, so its links lead to a page that asks who they are. */
async function sharedText(parts: Parts, meeting: Meeting): Promise<string> {
  if (!(await hasCalendarLinks(parts, meeting))) return guestText(meeting, undefined)
  const copy = messagesIn(meeting.locale, 'invitation')
  return guestText(meeting, { url: changeUrl(parts, meeting.id), copy })
}

const attendeeOf = ({ name, email, answer = 'needs-action' }: Omit<Attendee, 'kind'>) => ({
  name,
  email,
  answer,
})

/**
 * A meeting as an event in a host's calendar, without the internal note. Only the first host's event lists the
 * attendees, unless they are not invited, or our email invites them and the provider would invite them too.
 * If the provider invites them, the text contains only what attendees may read.
 */
export async function eventOf(
  parts: Parts,
  meeting: Meeting,
  { host, locale, provider, eventId, hasReminders, invites }: TargetCalendar,
): Promise<CalendarEvent> {
  const isFirst = host.id === meeting.host.id
  const isInviting = inviting.has(provider)
  const isRead = isFirst && isInviting && invites && meeting.isInvited
  const placeReader = isRead
    ? ({ locale: meeting.locale, reader: 'other' } as const)
    : ({ locale, reader: isFirst ? 'host' : 'other' } as const)
  return {
    key: meeting.id,
    uid: meeting.iCalUid,
    eventId,
    sequence: meeting.sequence,
    title: isRead
      ? titleWith(titleForGuests(meeting), host.name, meeting.invitee.name)
      : titleWith(meeting.title, meeting.invitee.name),
    description: isRead ? await sharedText(parts, meeting) : hostText(parts, meeting),
    location: eventPlace(parts, meeting, placeReader),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    organizer: { name: meeting.host.name, email: meeting.host.email },
    attendees:
      isRead || (isFirst && !isInviting && meeting.isInvited)
        ? [meeting.invitee, ...meeting.guests].map(attendeeOf)
        : [],
    wantsConference: isFirst && meeting.location.kind === 'video' && !meeting.location.url,
    hasReminders,
    isBusy: true,
  }
}
