import { mailWords } from '../i18n/mail/mail-words.ts'
import type { DeliveryInput } from '../jobs/delivery-target.ts'
import type { Meeting, MeetingEventKind } from '../scheduling/entities.ts'
import { getManageToken } from '../services/find-meeting.ts'
import { joinUrl, manageUrl, slotUrl } from '../services/links.ts'
import { offerInstead } from '../services/offer-instead.ts'
import { findPageById } from '../store/pages.ts'
import { emailKey } from '../text/email-address.ts'
import { type Invite, makeInvite } from './invite.ts'
import { type MailParts, type Told, urlsOf } from './mail-parts.ts'
import { type EditsSince, editsSince, newsFor, newsOf } from './meeting-news.ts'
import { formerHostOf, type Recipient, recipientsOf } from './recipients.ts'
import { describePlace } from './templates/meeting-facts.ts'
import { type MeetingLetter, type MeetingNews, meetingLetter } from './templates/meeting-letter.ts'

const minuteMs = 60_000

const kinds: Partial<Record<MeetingNews, MeetingEventKind>> = {
  booked: 'booked',
  moved: 'rescheduled',
  updated: 'edited',
  uninvited: 'edited',
  'taken-over': 'reassigned',
  'handed-over': 'reassigned',
  'new-host': 'reassigned',
  canceled: 'canceled',
}

const isLeaving = (news: MeetingNews) => news === 'uninvited' || news === 'handed-over'

/** The line of history that says who did it. */
const changeBehind = ({ events }: DeliveryInput, news: MeetingNews) =>
  events.findLast(event => event.kind === kinds[news])

/** A canceled meeting's invitee is offered what is free at this moment. */
async function otherTimesFor({ context }: MailParts, meeting: Meeting) {
  const slug = meeting.pageSlug
  if (meeting.status !== 'canceled' || !slug) return []
  const minutes = (meeting.endsAt - meeting.startsAt) / minuteMs
  const starts = await offerInstead(context, meeting)
  return starts.map(startsAt => ({ startsAt, url: slotUrl(context, { slug, startsAt, minutes }) }))
}

async function inviteFor(
  { context }: MailParts,
  { meeting, uninvited }: Pick<Invite, 'meeting' | 'uninvited'>,
) {
  const { workspaceId, pageId } = meeting
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  // Everybody invited reads this description: the page decides whether they may all change the meeting.
  const hasLinks = found?.page.hasManageLinks ?? false
  const url = hasLinks ? manageUrl(context, await getManageToken(context, meeting.id)) : undefined
  const isVideo = meeting.location.kind === 'video'
  const place = isVideo
    ? joinUrl(context, meeting.id)
    : describePlace(meeting, mailWords(meeting.locale))
  return makeInvite({ meeting, place, manageUrl: url, uninvited })
}

interface Telling {
  input: DeliveryInput & { meeting: Meeting }
  edits: EditsSince
  urls: MeetingLetter['urls']
}

async function tell(
  parts: MailParts,
  { input, edits, urls }: Telling,
  { recipient, news }: { recipient: Recipient; news: MeetingNews },
): Promise<void> {
  const { meeting, target } = input
  const { to, reader, side, mayManage, hasEvent } = recipient
  const allowed = mayManage ? urls : { ...urls, manage: undefined, otherTimes: [] }
  const { changed, handover } = edits
  const change = changeBehind(input, news)
  await parts.mailer.send({
    key: `${meeting.id}:${target}:${meeting.sequence}:${emailKey(to.email)}`,
    to,
    replyTo: side === 'host' ? meeting.invitee : meeting.host,
    ...meetingLetter({ news, meeting, reader, side, change, changed, handover, urls: allowed }),
    // The invitation has one owner: where a calendar sends it, a second one would stand beside it.
    calendar: hasEvent
      ? undefined
      : await inviteFor(parts, { meeting, uninvited: isLeaving(news) ? to : undefined }),
  })
}

/** Guests who are no longer invited, where no calendar tells them. */
async function formerGuests(
  parts: MailParts,
  { input: { target, meeting }, edits }: Telling,
): Promise<Recipient[]> {
  if (target !== 'mail:guest') return []
  const guests = edits.removed.map(guest => ({ ...guest, kind: 'guest' as const }))
  const former = await recipientsOf(parts, target, { ...meeting, guests })
  return former.filter(({ hasEvent }) => !hasEvent)
}

/** The host who gave it away, once more as they were told of it. */
async function formerHost(
  parts: MailParts,
  { input: { target, meeting }, edits }: Telling,
): Promise<Recipient[]> {
  const before = edits.handover?.before
  if (target !== 'mail:host' || !before) return []
  const staying = [...meeting.hosts, meeting.organizer]
  if (staying.some(({ id }) => id === before.id)) return []
  return [await formerHostOf(parts, { meeting, host: before })]
}

/** Confirmation, move, update and cancellation, with the invitation where no calendar sends it. */
export async function tellOfMeeting(parts: MailParts, input: DeliveryInput): Told {
  const { meeting, target, deliveredRevision } = input
  const news = meeting && newsOf({ meeting, deliveredRevision })
  if (!meeting || !news) return 'nothing-to-do'
  const otherTimes = await otherTimesFor(parts, meeting)
  const urls = { ...(await urlsOf(parts, meeting)), otherTimes }
  const edits = editsSince(input.events, deliveredRevision)
  const telling = { input: { ...input, meeting }, edits, urls }
  const recipients = await recipientsOf(parts, target, meeting)
  for (const recipient of recipients) {
    const own = newsFor(recipient, { news, edits })
    if (own) await tell(parts, telling, { recipient, news: own })
  }
  for (const recipient of await formerGuests(parts, telling))
    await tell(parts, telling, { recipient, news: 'uninvited' })
  for (const recipient of await formerHost(parts, telling))
    await tell(parts, telling, { recipient, news: 'handed-over' })
  const isInvited = recipients.every(({ hasEvent }) => hasEvent)
  return {
    revision: meeting.sequence,
    ...(target === 'mail:invitee' ? { refs: { invitation: isInvited ? 'calendar' : 'mail' } } : {}),
  }
}
