import { mailWords } from '../i18n/mail/mail-words.ts'
import type { DeliveryInput } from '../jobs/delivery-target.ts'
import type { Meeting } from '../scheduling/entities.ts'
import { getManageToken } from '../services/find-meeting.ts'
import { joinUrl, manageUrl, slotUrl } from '../services/links.ts'
import { offerInstead } from '../services/offer-instead.ts'
import { findPageById } from '../store/pages.ts'
import { makeInvite } from './invite.ts'
import { type MailParts, type Told, urlsOf } from './mail-parts.ts'
import { recipientsOf } from './recipients.ts'
import { describePlace } from './templates/meeting-facts.ts'
import { type MeetingNews, meetingLetter } from './templates/meeting-letter.ts'

const minuteMs = 60_000

/** What there is to tell, from what is true now and what was told last. */
export function newsOf({
  meeting,
  deliveredRevision,
}: {
  meeting: Meeting
  deliveredRevision: number | undefined
}): MeetingNews | undefined {
  if (deliveredRevision === meeting.sequence) return undefined
  if (meeting.status === 'canceled') return 'canceled'
  return deliveredRevision === undefined ? 'booked' : 'moved'
}

const changeBehind = ({ events }: DeliveryInput, news: MeetingNews) => {
  const kind = news === 'moved' ? 'rescheduled' : news
  return events.findLast(event => event.kind === kind)
}

/** A canceled meeting's invitee is offered what is free at this moment. */
async function otherTimesFor({ context }: MailParts, meeting: Meeting) {
  const slug = meeting.pageSlug
  if (meeting.status !== 'canceled' || !slug) return []
  const minutes = (meeting.endsAt - meeting.startsAt) / minuteMs
  const starts = await offerInstead(context, meeting)
  return starts.map(startsAt => ({ startsAt, url: slotUrl(context, { slug, startsAt, minutes }) }))
}

async function inviteFor({ context }: MailParts, meeting: Meeting) {
  const { workspaceId, pageId } = meeting
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  // Everybody invited reads this description: the page decides whether they may all change the meeting.
  const hasLinks = found?.page.hasManageLinks ?? false
  const url = hasLinks ? manageUrl(context, await getManageToken(context, meeting.id)) : undefined
  const isVideo = meeting.location.kind === 'video'
  const place = isVideo
    ? joinUrl(context, meeting.id)
    : describePlace(meeting, mailWords(meeting.locale))
  return makeInvite({ meeting, place, manageUrl: url })
}

/** Confirmation, move and cancellation, with the invitation where no calendar sends it. */
export async function tellOfMeeting(parts: MailParts, input: DeliveryInput): Told {
  const { meeting, target, deliveredRevision } = input
  const news = meeting && newsOf({ meeting, deliveredRevision })
  if (!meeting || !news) return 'nothing-to-do'
  const urls = {
    ...(await urlsOf(parts, meeting)),
    otherTimes: await otherTimesFor(parts, meeting),
  }
  const calendar = await inviteFor(parts, meeting)
  const change = changeBehind(input, news)
  const recipients = await recipientsOf(parts, target, meeting)
  for (const { to, reader, side, mayManage, hasEvent } of recipients) {
    const allowed = mayManage ? urls : { ...urls, manage: undefined, otherTimes: [] }
    await parts.mailer.send({
      key: `${meeting.id}:${target}:${meeting.sequence}:${to.email.toLowerCase()}`,
      to,
      replyTo: side === 'host' ? meeting.invitee : meeting.host,
      ...meetingLetter({ news, meeting, reader, side, change, urls: allowed }),
      // The invitation has one owner: where a calendar sends it, a second one would stand beside it.
      calendar: hasEvent ? undefined : calendar,
    })
  }
  const isInvited = recipients.every(({ hasEvent }) => hasEvent)
  return {
    revision: meeting.sequence,
    ...(target === 'mail:invitee' ? { refs: { invitation: isInvited ? 'calendar' : 'mail' } } : {}),
  }
}
