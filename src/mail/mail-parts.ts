import type { Delivered } from '../jobs/delivery-adapter.ts'
import type { Meeting } from '../model/entities.ts'
import type { ServiceContext } from '../services/context.ts'
import { contactUrl, eventUrl, joinAddress, manageUrl, meetingUrl } from '../services/links.ts'
import { bookAnewUrl } from '../services/meetings/after-cancellation.ts'
import { getManageToken } from '../services/meetings/find-meeting.ts'
import type { Mailer } from './mailer.ts'
import type { MeetingEmail } from './templates/meeting-email-input.ts'

/** Dependencies of every kind of email. */
export interface MailParts {
  mailer: Mailer
  context: Pick<ServiceContext, 'db' | 'cipher' | 'publicUrl' | 'clock' | 'hasSlack'>
}

/** The result of a delivery. */
export type MailResult = Promise<Delivered | 'nothing-to-do'>

/** The addresses that an email about a meeting may contain. */
export async function urlsOf(
  { context }: MailParts,
  meeting: Meeting,
): Promise<MeetingEmail['urls']> {
  const manage = manageUrl(context, await getManageToken(context, meeting.id))
  return {
    join: joinAddress(context, meeting),
    manage,
    late: `${manage}?step=late`,
    newTime: await bookAnewUrl(context, meeting),
    meeting: meetingUrl(context, meeting.id),
    contact: contactUrl(context, meeting.id),
    event: eventUrl(context, meeting.id),
  }
}
