import { type CalendarEvent, inviting } from '../../calendars/calendar-provider.ts'
import { messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import type { Attendee, Locale, Meeting, User } from '../../model/entities.ts'
import { titleWith } from '../../model/title-with.ts'
import type { ServiceContext } from '../context.ts'
import { changeUrl } from '../links.ts'
import { eventPlace, guestText, hasCalendarLinks, hostText } from '../meetings/invitation-text.ts'

type Parts = Pick<ServiceContext, 'db' | 'publicUrl' | 'cipher'>

/** Where an event is to be written, and for whom. */
interface EventPlace {
  host: Pick<User, 'id' | 'name' | 'email'>
  /** The host's. */
  locale: Locale
  /** The provider's id. */
  provider: string
  eventId: string | undefined
  hasReminders: boolean
  /** Its provider invites the attendees. */
  invites: boolean
}

/** Everybody invited reads it, so its links lead to a page that asks who they are. */
async function sharedText(parts: Parts, meeting: Meeting): Promise<string> {
  if (!(await hasCalendarLinks(parts, meeting))) return guestText(meeting, undefined)
  const words = messagesIn(meeting.locale, 'invitation')
  return guestText(meeting, { url: changeUrl(parts, meeting.id), words })
}

const attendeeOf = ({ name, email, answer = 'needs-action' }: Omit<Attendee, 'kind'>) => ({
  name,
  email,
  answer,
})

/**
 * A meeting as it stands in a host's calendar. The first host's event carries the attendees; with a provider
 * that invites them it says only what they may read; where our mail invites them, such a provider is told of none. Of who was
 * not invited no calendar is told.
 * The internal note never leaves us here.
 */
export async function eventOf(
  parts: Parts,
  meeting: Meeting,
  { host, locale, provider, eventId, hasReminders, invites }: EventPlace,
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
