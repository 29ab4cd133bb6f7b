import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import type { TargetOf } from '../model/delivery-target.ts'
import { type EditsSince, newsSince, noticeFor, type ToldBefore } from './meeting-news.ts'
import type { Recipient } from './recipients.ts'
import type { MeetingEmail } from './templates/meeting-email.ts'

export interface Telling extends ToldBefore {
  input: DeliveryInput<TargetOf<'meeting-mail'>>
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
