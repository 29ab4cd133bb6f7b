import type { DeliveryInput } from '../jobs/delivery-target.ts'
import {
  type EditsSince,
  handedOverSince,
  newsSince,
  noticeFor,
  type ToldBefore,
  uninvitedSince,
} from './meeting-news.ts'
import type { Recipient } from './recipients.ts'
import type { MeetingLetter } from './templates/meeting-letter.ts'

export interface Telling extends ToldBefore {
  input: DeliveryInput
  urls: MeetingLetter['urls']
}

/** What one recipient is told. */
export interface Letter extends NonNullable<ReturnType<typeof noticeFor>> {
  recipient: Recipient
  edits: EditsSince
}

/** Who left the meeting since they were told of it, as far as this delivery is theirs. */
export const leftSince = (before: ToldBefore, target: string) => ({
  guests: target === 'mail:guest' ? uninvitedSince(before) : [],
  hosts: target === 'mail:host' ? handedOverSince(before) : [],
})

/** Everybody who is to be told, and of what. */
export const lettersOf = (telling: Telling, recipients: readonly Recipient[]): Letter[] =>
  recipients.flatMap(recipient => {
    const { news, edits } = newsSince(telling, recipient.to)
    const notice = news && noticeFor(recipient, { news, edits })
    return notice ? [{ ...notice, recipient, edits }] : []
  })
