import type { DeliveryInput } from '../jobs/delivery-target.ts'
import { type MailParts, type Told, urlsOf } from './mail-parts.ts'
import { meetingLetter } from './templates/meeting-letter.ts'

const minuteMs = 60_000

/** Never of a canceled meeting, one that nobody was invited to, one that began, or a time that is no longer this far away (F67). */
export async function remind(
  parts: MailParts,
  { meeting, target, deliveredRevision }: DeliveryInput,
): Told {
  if (meeting?.status !== 'scheduled' || (deliveredRevision ?? -1) >= meeting.timeSequence)
    return 'nothing-to-do'
  const now = parts.context.clock()
  const minutesBefore = Number(target.slice('reminder:'.length))
  const isTooEarly = now < meeting.startsAt - (minutesBefore + 1) * minuteMs
  const reminder = meeting.reminders.find(each => each.minutesBefore === minutesBefore)
  if (!reminder || !meeting.isInvited || isTooEarly || now >= meeting.startsAt)
    return 'nothing-to-do'
  await parts.mailer.send({
    key: `${meeting.id}:${target}:${meeting.timeSequence}`,
    to: meeting.invitee,
    replyTo: meeting.host,
    ...meetingLetter({
      news: 'reminder',
      meeting,
      reader: { locale: meeting.locale, timeZone: meeting.timeZone },
      side: 'invitee',
      includesDescription: reminder.includeDescription,
      urls: await urlsOf(parts, meeting),
    }),
  })
  return { revision: meeting.sequence }
}
