import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import type { TargetOf } from '../model/delivery-target.ts'
import { joinAddress, meetingUrl } from '../services/links.ts'
import { findUserById } from '../store/people/users.ts'
import type { MailParts, MailResult } from './mail-parts.ts'
import { hostLateEmail, lateEmail } from './templates/other-emails.ts'

/** The latest announced delay of one side, while the meeting is not over. */
function latestOf(
  { context }: MailParts,
  { meeting, events, deliveredRevision }: DeliveryInput,
  side: 'invitee' | 'host',
) {
  const late = events.findLast(
    ({ kind, actor }) => kind === 'late' && (actor.kind === 'invitee') === (side === 'invitee'),
  )
  const isOver = meeting?.status === 'canceled' || (meeting?.endsAt ?? 0) <= context.clock()
  return late === undefined || isOver || deliveredRevision === late.revision ? undefined : late
}

/** Notifies the host that the invitee will be late. */
async function notifyHost(parts: MailParts, input: DeliveryInput): MailResult {
  const { meeting } = input
  const late = latestOf(parts, input, 'invitee')
  if (!meeting || !late) return 'nothing-to-do'
  const host = await findUserById(parts.context.db, meeting.host.id)
  if (!host) return 'nothing-to-do'
  const url = meetingUrl(parts.context, meeting.id)
  const minutes = late.lateMinutes ?? 0
  await parts.mailer.send({
    key: `${meeting.id}:late:${late.revision}`,
    to: host,
    replyTo: meeting.invitee,
    ...lateEmail({ meeting, reader: host, url, minutes }),
  })
  return { revision: late.revision }
}

/** Notifies the invitee, in their language, that the host will be late. */
async function notifyGuest(parts: MailParts, input: DeliveryInput): MailResult {
  const { meeting } = input
  const late = latestOf(parts, input, 'host')
  if (!meeting || !late) return 'nothing-to-do'
  const url = joinAddress(parts.context, meeting)
  const minutes = late.lateMinutes ?? 0
  await parts.mailer.send({
    key: `${meeting.id}:late:${late.revision}`,
    to: meeting.invitee,
    replyTo: meeting.host,
    ...hostLateEmail({ meeting, host: late.actor.name, url, minutes }),
  })
  return { revision: late.revision }
}

/** Notifies the other side that somebody will be late. */
export const notifyHostOfLateness = (
  parts: MailParts,
  input: DeliveryInput<TargetOf<'late-mail'>>,
): MailResult =>
  input.target.audience === 'host' ? notifyHost(parts, input) : notifyGuest(parts, input)
