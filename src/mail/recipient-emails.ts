import type { DeliveryInput } from '../jobs/delivery-target.ts'
import { type EditsSince, newsSince, noticeFor, type ToldBefore } from './meeting-news.ts'
import type { Recipient } from './recipients.ts'
import type { MeetingEmail } from './templates/meeting-email.ts'

export interface Telling extends ToldBefore {
  input: DeliveryInput
  urls: MeetingEmail['urls']
}

/** What one recipient is told. */
export interface RecipientEmail extends NonNullable<ReturnType<typeof noticeFor>> {
  recipient: Recipient
  edits: EditsSince
}

/** Everybody who is to be told, and of what. */
export const emailsFor = (telling: Telling, recipients: readonly Recipient[]): RecipientEmail[] =>
  recipients.flatMap(recipient => {
    const { news, edits } = newsSince(telling, recipient.to)
    const notice = news && noticeFor(recipient, { news, edits })
    return notice ? [{ ...notice, recipient, edits }] : []
  })
