import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import { formatTarget, type TargetOf } from '../model/delivery-target.ts'
import type { Meeting } from '../model/entities.ts'
import { openTask } from '../model/open-task.ts'
import { listNotifiedSequences, noteNotified } from '../store/meetings/mail-recipients.ts'
import { findUserById } from '../store/people/users.ts'
import { emailKey } from '../text/email-address.ts'
import { type MailParts, type MailResult, urlsOf } from './mail-parts.ts'
import type { Mailbox } from './mailer.ts'
import { meetingEmail } from './templates/meeting-email.ts'
import type { RenderedEmail } from './templates/render-email.ts'

const minuteMs = 60_000

interface Reminded {
  meeting: Meeting
  target: TargetOf<'reminder'>
}

/** The reminder that is due now; undefined if nobody is to be reminded any more. */
function dueReminder(
  { context }: MailParts,
  { meeting, target, deliveredRevision }: DeliveryInput<TargetOf<'reminder'>>,
): Meeting['reminders'][number] | undefined {
  if (meeting?.status !== 'scheduled' || (deliveredRevision ?? -1) >= meeting.timeSequence)
    return undefined
  const now = context.clock()
  const { minutesBefore } = target
  const isTooEarly = now < meeting.startsAt - (minutesBefore + 1) * minuteMs
  if (!meeting.isInvited || isTooEarly || now >= meeting.startsAt) return undefined
  return meeting.reminders.find(each => each.minutesBefore === minutesBefore)
}

/** Sends one of the emails of a reminder. After a retry, nobody gets theirs twice. */
async function send(
  { mailer, context }: MailParts,
  { meeting, target }: Reminded,
  mail: RenderedEmail & { key: string; to: Mailbox; replyTo: Mailbox },
): Promise<void> {
  const { id: meetingId, timeSequence: sequence } = meeting
  const notified = await listNotifiedSequences(context.db, { meetingId, target })
  const recipient = emailKey(mail.to.email)
  if ((notified.get(recipient) ?? -1) >= sequence) return
  await mailer.send(mail)
  await noteNotified(context.db, { meetingId, target, emailKey: recipient, sequence })
}

/** Reminds a host of an open task; hosts in Slack are reminded there. */
async function remindHost(parts: MailParts, { meeting, target }: Reminded): Promise<void> {
  if (!openTask(meeting)) return
  const host = await findUserById(parts.context.db, meeting.host.id)
  if (!host || (parts.context.hasSlack && host.slackUserId)) return
  const email = meetingEmail({
    news: 'reminder',
    meeting,
    reader: host,
    side: 'host',
    isHost: true,
    readerEmail: host.email,
    urls: await urlsOf(parts, meeting),
  })
  const key = `${meeting.id}:${formatTarget(target)}:${meeting.timeSequence}:host`
  await send(parts, { meeting, target }, { key, to: host, replyTo: meeting.invitee, ...email })
}

/**
 * Sends nothing for a canceled meeting, a meeting without invitation, one that has begun, or a start that is no
 * longer this far away.
 */
export async function remind(
  parts: MailParts,
  input: DeliveryInput<TargetOf<'reminder'>>,
): MailResult {
  const { meeting, target } = input
  const reminder = dueReminder(parts, input)
  if (!meeting || !reminder) return 'nothing-to-do'
  const { locale, timeZone } = meeting
  const email = meetingEmail({
    news: 'reminder',
    meeting,
    reader: { locale, timeZone },
    side: 'invitee',
    readerEmail: meeting.invitee.email,
    includesDescription: reminder.includeDescription,
    urls: await urlsOf(parts, meeting),
  })
  const key = `${meeting.id}:${formatTarget(target)}:${meeting.timeSequence}`
  const mail = { key, to: meeting.invitee, replyTo: meeting.host, ...email }
  await send(parts, { meeting, target }, mail)
  await remindHost(parts, { meeting, target })
  return { revision: meeting.sequence }
}
