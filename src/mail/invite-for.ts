import { messagesIn } from '../i18n/messages.ts'
import { titleForGuests } from '../i18n/title-for-guests.ts'
import type { Meeting } from '../model/entities.ts'
import { titleWith } from '../model/title-with.ts'
import { manageUrl } from '../services/links.ts'
import { getManageToken } from '../services/meetings/find-meeting.ts'
import {
  eventPlace,
  guestText,
  hasCalendarLinks,
  hostText,
} from '../services/meetings/invitation-text.ts'
import type { NotifiedRole } from '../services/meetings/notification-table.ts'
import { type Invite, makeInvite } from './invite.ts'
import type { MailParts } from './mail-parts.ts'
import type { EditsSince } from './meeting-news.ts'
import type { Recipient } from './recipients.ts'
import { describePlace, type PlaceReader } from './templates/meeting-facts.ts'

const isHostRole = (role: NotifiedRole) => ['host', 'new-host', 'former-host'].includes(role)
const isLeaving = (role: NotifiedRole) => role === 'former-guest' || role === 'former-host'

/** Only the invitee's own copy contains the links that change the meeting as the invitee. */
async function descriptionFor({ context }: MailParts, meeting: Meeting, role: NotifiedRole) {
  // A former host must not read who attends.
  if (isHostRole(role) && !isLeaving(role)) return hostText(context, meeting)
  const hasLinks = role === 'invitee' && (await hasCalendarLinks(context, meeting))
  if (!hasLinks) return guestText(meeting, undefined)
  const url = manageUrl(context, await getManageToken(context, meeting.id))
  return guestText(meeting, { url, copy: messagesIn(meeting.locale, 'invitation') })
}

/** Guests other than the invitee, and hosts other than the first, take no part in a phone call. */
function placeReader(meeting: Meeting, { role, userId, reader }: Recipient): PlaceReader {
  const { locale } = reader
  if (role === 'invitee') return { locale, reader: 'invitee' }
  const isCaller = isHostRole(role) && userId === meeting.host.id
  return { locale, reader: isCaller ? 'host' : 'other' }
}

/** The meeting for one recipient's calendar: hosts read who attends, guests read whom they meet. */
export async function inviteFor(
  parts: MailParts,
  {
    meeting,
    recipient,
    method,
    edits,
  }: {
    meeting: Meeting
    recipient: Recipient
    method: Invite['method']
    edits: EditsSince
  },
): Promise<ReturnType<typeof makeInvite>> {
  const { to, role } = recipient
  const reader = placeReader(meeting, recipient)
  return makeInvite({
    meeting,
    method,
    title: isHostRole(role)
      ? titleWith(meeting.title, meeting.invitee.name)
      : titleWith(titleForGuests(meeting), meeting.host.name),
    description: await descriptionFor(parts, meeting, role),
    place: eventPlace(parts.context, meeting, reader) || describePlace(meeting, reader),
    // A cancellation has to come from the organizer of the event that it cancels.
    organizer: (method === 'CANCEL' && edits.handover?.before) || meeting.host,
    uninvited: isLeaving(role) ? to : undefined,
  })
}
