import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import type { TargetOf } from '../model/delivery-target.ts'
import { formatTarget } from '../model/delivery-target.ts'
import type { MeetingEvent, MeetingEventKind } from '../model/entities.ts'
import type { ProviderError } from '../providers/provider-error.ts'
import type { MeetingNews, NotifiedRole } from '../services/meetings/notification-table.ts'
import { setterOf } from '../services/meetings/setter-of.ts'
import { listNotifiedSequences, noteNotified } from '../store/meetings/mail-recipients.ts'
import { emailKey } from '../text/email-address.ts'
import { inviteFor } from './invite-for.ts'
import { inviterOf } from './inviter-of.ts'
import { type MailParts, type MailResult, urlsOf } from './mail-parts.ts'
import { isRecipientRefused } from './mailer.ts'
import { leftSince } from './meeting-news.ts'
import { otherTimesFor } from './other-times.ts'
import { emailsFor, type MailNotification, type RecipientEmail } from './recipient-emails.ts'
import { recipientsOf } from './recipients.ts'
import { meetingEmail } from './templates/meeting-email.ts'
import type { MeetingEmail } from './templates/meeting-email-input.ts'

const kinds: Partial<Record<MeetingNews, MeetingEventKind>> = {
  booked: 'booked',
  'set-up': 'booked',
  moved: 'rescheduled',
  updated: 'edited',
  uninvited: 'edited',
  'taken-over': 'reassigned',
  'handed-over': 'reassigned',
  'new-host': 'reassigned',
  canceled: 'canceled',
}

/** The history entry that names who made the change. */
const changeBehind = (events: readonly MeetingEvent[], news: MeetingNews) =>
  events.findLast(event => event.kind === kinds[news])

const sides: Record<NotifiedRole, MeetingEmail['side']> = {
  invitee: 'invitee',
  guest: 'invitee',
  'new-guest': 'invitee',
  'former-guest': 'invitee',
  host: 'host',
  'new-host': 'host',
  'former-host': 'host',
  organizer: 'host',
}

/** The recipient made the change themselves. */
function isOwnChange(
  { recipient, role }: RecipientEmail,
  change: MeetingEvent | undefined,
): boolean {
  const { actor } = change ?? {}
  if (actor?.kind === 'user') return actor.userId === recipient.userId
  return actor?.kind === 'invitee' && role === 'invitee'
}

function textOf({ meeting, events, urls }: MailNotification, email: RecipientEmail) {
  const { recipient, role, news, edits } = email
  const side = sides[role]
  const change = changeBehind(events, news)
  const own = { ...urls, event: recipient.hasEvent ? urls.event : undefined }
  return meetingEmail({
    news,
    meeting,
    reader: recipient.reader,
    side,
    change,
    isOwnChange: isOwnChange(email, change),
    setter: side === 'host' ? setterOf(meeting, events) : undefined,
    isHost: role === 'host' || role === 'new-host',
    isCoHost: side === 'host' && recipient.userId !== meeting.host.id,
    inviter: inviterOf(meeting, events, { role, email: recipient.to.email }),
    isGuest: side === 'invitee' && role !== 'invitee',
    readerId: recipient.userId,
    readerEmail: recipient.to.email,
    changed: edits.changed,
    handover: edits.handover,
    urls: role === 'invitee' ? own : { ...own, manage: undefined, otherTimes: [] },
  })
}

async function notify(
  parts: MailParts,
  notification: MailNotification,
  email: RecipientEmail,
): Promise<void> {
  const { meeting, input } = notification
  const { recipient, role, invitation: method, edits } = email
  const { id: meetingId, sequence } = meeting
  const { target } = input
  const { to } = recipient
  const key = emailKey(to.email)
  await parts.mailer.send({
    key: `${meetingId}:${formatTarget(target)}:${sequence}:${key}`,
    to,
    replyTo: sides[role] === 'host' ? meeting.invitee : meeting.host,
    ...textOf(notification, email),
    // Only one channel sends the invitation: if a calendar does, a second one would be a duplicate.
    calendar: method && (await inviteFor(parts, { meeting, recipient, method, edits })),
  })
  await noteNotified(parts.context.db, { meetingId, target, emailKey: key, sequence })
}

/**
 * If one recipient cannot be reached, the others are still notified. At the end, a temporary error is thrown,
 * or else the first.
 */
async function notifyEach(
  parts: MailParts,
  notification: MailNotification,
  emails: readonly RecipientEmail[],
): Promise<void> {
  const failures: ProviderError[] = []
  for (const email of emails) {
    try {
      await notify(parts, notification, email)
    } catch (error) {
      if (!isRecipientRefused(error)) throw error
      failures.push(error)
    }
  }
  const failure = failures.find(({ isPassing }) => isPassing) ?? failures[0]
  if (failure) throw failure
}

/**
 * Sends confirmations, moves, updates and cancellations, with the invitation if no calendar sends it. A retry
 * notifies only the recipients who were missed.
 */
export async function notifyOfMeeting(
  parts: MailParts,
  input: DeliveryInput<TargetOf<'meeting-mail'>>,
): MailResult {
  const { meeting, target, events, deliveredRevision } = input
  const { audience } = target
  if (!meeting || deliveredRevision === meeting.sequence) return 'nothing-to-do'
  const notified = await listNotifiedSequences(parts.context.db, { meetingId: meeting.id, target })
  const otherTimes = audience === 'invitee' ? await otherTimesFor(parts, { meeting, events }) : []
  const urls = { ...(await urlsOf(parts, meeting)), otherTimes }
  const notification = { input, meeting, events, deliveredRevision, notified, urls }
  const left = leftSince(notification, audience)
  const recipients = await recipientsOf(parts, { audience, meeting, events, left })
  await notifyEach(parts, notification, emailsFor(notification, recipients))
  const isInvited = recipients.every(({ hasEvent }) => hasEvent)
  return {
    revision: meeting.sequence,
    ...(audience === 'invitee' ? { refs: { invitation: isInvited ? 'calendar' : 'mail' } } : {}),
  }
}
