import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import type { TargetOf } from '../model/delivery-target.ts'
import { type EditsSince, type NotifiedBefore, newsSince, noticeFor } from './meeting-news.ts'
import type { Recipient } from './recipients.ts'
import type { MeetingEmail } from './templates/meeting-email-input.ts'

export interface MailNotification extends NotifiedBefore {
  input: DeliveryInput<TargetOf<'meeting-mail'>>
  urls: MeetingEmail['urls']
}

/** One recipient's email. */
export interface RecipientEmail extends NonNullable<ReturnType<typeof noticeFor>> {
  recipient: Recipient
  edits: EditsSince
}

/** All recipients, with what each of them gets. */
export const emailsFor = (
  notification: MailNotification,
  recipients: readonly Recipient[],
): RecipientEmail[] =>
  recipients.flatMap(recipient => {
    const { news, edits } = newsSince(notification, recipient.to)
    const notice = news && noticeFor(recipient, { news, edits })
    return notice ? [{ ...notice, recipient, edits }] : []
  })
