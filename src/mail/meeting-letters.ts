import type { DeliveryInput } from '../jobs/delivery-target.ts'
import type { MailParts } from './mail-parts.ts'
import {
  type EditsSince,
  handedOverSince,
  newsFor,
  newsSince,
  type ToldBefore,
  uninvitedSince,
} from './meeting-news.ts'
import { formerHostOf, type Recipient, recipientsOf } from './recipients.ts'
import type { MeetingLetter, MeetingNews } from './templates/meeting-letter.ts'

export interface Telling extends ToldBefore {
  input: DeliveryInput
  urls: MeetingLetter['urls']
}

/** What one recipient is told. */
export interface Letter {
  recipient: Recipient
  news: MeetingNews
  edits: EditsSince
}

/** Guests who are no longer invited, where no calendar tells them. */
async function formerGuests(parts: MailParts, telling: Telling): Promise<Recipient[]> {
  const { target } = telling.input
  if (target !== 'mail:guest') return []
  const guests = uninvitedSince(telling).map(guest => ({ ...guest, kind: 'guest' as const }))
  const former = await recipientsOf(parts, target, { ...telling.meeting, guests })
  return former.filter(({ hasEvent }) => !hasEvent)
}

/** Hosts who gave it away, once more as they were told of it. */
const formerHosts = async (parts: MailParts, telling: Telling): Promise<Recipient[]> => {
  const { input, meeting } = telling
  if (input.target !== 'mail:host') return []
  return Promise.all(handedOverSince(telling).map(host => formerHostOf(parts, { meeting, host })))
}

/** Everybody who is to be told, and of what. */
export async function lettersOf(
  parts: MailParts,
  telling: Telling,
  recipients: readonly Recipient[],
): Promise<Letter[]> {
  const present = recipients.flatMap(recipient => {
    const { news, edits } = newsSince(telling, recipient.to)
    const own = news && newsFor(recipient, { news, edits })
    return own ? [{ recipient, news: own, edits }] : []
  })
  const leaving = (news: MeetingNews) => (recipient: Recipient) => ({
    recipient,
    news,
    edits: newsSince(telling, recipient.to).edits,
  })
  const [guests, hosts] = await Promise.all([
    formerGuests(parts, telling),
    formerHosts(parts, telling),
  ])
  return [...present, ...guests.map(leaving('uninvited')), ...hosts.map(leaving('handed-over'))]
}
