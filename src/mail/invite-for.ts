import { invitationWords } from '../i18n/invitation/words.ts'
import { mailWords } from '../i18n/mail/mail-words.ts'
import { titleForGuests } from '../i18n/schedule/title-for-guests.ts'
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
import type { Mailbox } from './mailer.ts'
import type { EditsSince } from './meeting-news.ts'
import { describePlace } from './templates/meeting-facts.ts'

const isHostRole = (role: NotifiedRole) => ['host', 'new-host', 'former-host'].includes(role)
const isLeaving = (role: NotifiedRole) => role === 'former-guest' || role === 'former-host'

/** Only the invitee's own copy carries the links that change the meeting as the invitee. */
async function descriptionFor({ context }: MailParts, meeting: Meeting, role: NotifiedRole) {
  // Who comes is no longer the former host's to read.
  if (isHostRole(role) && !isLeaving(role)) return hostText(context, meeting)
  const hasLinks = role === 'invitee' && (await hasCalendarLinks(context, meeting))
  if (!hasLinks) return guestText(meeting, undefined)
  const url = manageUrl(context, await getManageToken(context, meeting.id))
  return guestText(meeting, { url, words: invitationWords(meeting.locale) })
}

/** The meeting for one recipient's calendar: hosts read who comes, guests whom they meet. */
export async function inviteFor(
  parts: MailParts,
  {
    meeting,
    to,
    role,
    method,
    edits,
  }: {
    meeting: Meeting
    to: Mailbox
    role: NotifiedRole
    method: Invite['method']
    edits: EditsSince
  },
): Promise<ReturnType<typeof makeInvite>> {
  return makeInvite({
    meeting,
    method,
    title: isHostRole(role)
      ? titleWith(meeting.title, meeting.invitee.name)
      : titleWith(titleForGuests(meeting), meeting.host.name),
    description: await descriptionFor(parts, meeting, role),
    place:
      eventPlace(parts.context, meeting) ||
      describePlace(meeting, mailWords(meeting.locale), 'other'),
    // A cancellation has to come from the organizer of the event that it cancels.
    organizer: (method === 'CANCEL' && edits.handover?.before) || meeting.host,
    uninvited: isLeaving(role) ? to : undefined,
  })
}
