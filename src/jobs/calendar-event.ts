import { type CalendarEvent, inviting } from '../calendars/calendar-provider.ts'
import type { Attendee, Location, Meeting, User } from '../scheduling/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { getManageToken } from '../services/find-meeting.ts'
import { joinAddress, manageUrl, meetingUrl } from '../services/links.ts'
import { findPageById } from '../store/pages.ts'
import { toPlainText } from '../text/rich-text.ts'

type Parts = Pick<ServiceContext, 'db' | 'cipher' | 'publicUrl'>

/** Where an event is to be written, and for whom. */
interface EventPlace {
  host: Pick<User, 'id' | 'name' | 'email'>
  /** The provider's id. */
  provider: string
  eventId: string | undefined
  hasReminders: boolean
  /** Its provider invites the attendees. */
  invites: boolean
}

function placeOf(parts: Parts, meeting: Meeting): string {
  const { location, invitee } = meeting
  const where: Record<Location['kind'], () => string> = {
    video: () => joinAddress(parts, meeting) ?? '',
    phone: () => (location.kind === 'phone' && location.number) || invitee.phone || '',
    address: () => (location.kind === 'address' ? location.address : ''),
    custom: () => (location.kind === 'custom' ? location.text : ''),
  }
  return where[location.kind]()
}

/** The page decides whether everybody who is invited may change the meeting. */
async function sharedText(parts: Parts, meeting: Meeting): Promise<string> {
  const { pageId, workspaceId, description } = meeting
  const found = pageId ? await findPageById(parts.db, { workspaceId, pageId }) : undefined
  const hasLinks = found?.page.hasManageLinks ?? false
  const url = hasLinks ? manageUrl(parts, await getManageToken(parts, meeting.id)) : ''
  return [toPlainText(description), url].filter(Boolean).join('\n\n')
}

/** What only the host reads: who comes, what they answered, and the way to our page. */
function hostText(parts: Parts, meeting: Meeting): string {
  const { invitee, guests, answers, description } = meeting
  const people = [invitee, ...guests].map(({ name, email, phone, company }) =>
    [name, company, email, phone].filter(Boolean).join(' · '),
  )
  const given = answers.map(({ label, value }) => `${label}: ${value}`)
  const url = meetingUrl(parts, meeting.id)
  return [people.join('\n'), given.join('\n'), toPlainText(description), url]
    .filter(Boolean)
    .join('\n\n')
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
  { host, provider, eventId, hasReminders, invites }: EventPlace,
): Promise<CalendarEvent> {
  const isFirst = host.id === meeting.host.id
  const isInviting = inviting.has(provider)
  const isRead = isFirst && isInviting && invites && meeting.isInvited
  return {
    key: meeting.id,
    uid: meeting.iCalUid,
    eventId,
    sequence: meeting.sequence,
    title: `${meeting.title} · ${isRead ? `${host.name}, ` : ''}${meeting.invitee.name}`,
    description: isRead ? await sharedText(parts, meeting) : hostText(parts, meeting),
    location: placeOf(parts, meeting),
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
