import { mailWords } from '../i18n/mail/mail-words.ts'
import type { DeliveryInput } from '../jobs/delivery-target.ts'
import type { ProviderError } from '../providers/provider-error.ts'
import type { Meeting, MeetingEventKind } from '../scheduling/entities.ts'
import { getManageToken } from '../services/find-meeting.ts'
import { joinAddress, manageUrl, slotUrl } from '../services/links.ts'
import { offerInstead } from '../services/offer-instead.ts'
import { listToldSequences, noteTold } from '../store/mail-recipients.ts'
import { findPageById } from '../store/pages.ts'
import { emailKey } from '../text/email-address.ts'
import { type Invite, makeInvite } from './invite.ts'
import { type MailParts, type Told, urlsOf } from './mail-parts.ts'
import { isRecipientRefused } from './mailer.ts'
import { type Letter, lettersOf, type Telling } from './meeting-letters.ts'
import { recipientsOf } from './recipients.ts'
import { describePlace } from './templates/meeting-facts.ts'
import { type MeetingNews, meetingLetter } from './templates/meeting-letter.ts'

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
  const place = joinAddress(context, meeting) ?? describePlace(meeting, mailWords(meeting.locale))
  return makeInvite({ meeting, place, manageUrl: url, uninvited })
}

async function tell(
  parts: MailParts,
  { input, meeting, urls }: Telling,
  { recipient, news, edits }: Letter,
): Promise<void> {
  const { target } = input
  const { sequence } = meeting
  const { to, reader, side, mayManage, hasEvent } = recipient
  const allowed = mayManage ? urls : { ...urls, manage: undefined, otherTimes: [] }
  const { changed, handover } = edits
  const change = changeBehind(input, news)
  const key = emailKey(to.email)
  await parts.mailer.send({
    key: `${meeting.id}:${target}:${sequence}:${key}`,
    to,
    replyTo: side === 'host' ? meeting.invitee : meeting.host,
    ...meetingLetter({ news, meeting, reader, side, change, changed, handover, urls: allowed }),
    // The invitation has one owner: where a calendar sends it, a second one would stand beside it.
    calendar: hasEvent
      ? undefined
      : await inviteFor(parts, { meeting, uninvited: isLeaving(news) ? to : undefined }),
  })
  await noteTold(parts.context.db, { meetingId: meeting.id, target, emailKey: key, sequence })
}

/** Who cannot be reached keeps nobody else from being told. Throws at the end what kept a mail from somebody. */
async function tellEach(
  parts: MailParts,
  telling: Telling,
  letters: readonly Letter[],
): Promise<void> {
  const failures: ProviderError[] = []
  for (const letter of letters) {
    try {
      await tell(parts, telling, letter)
    } catch (error) {
      if (!isRecipientRefused(error)) throw error
      failures.push(error)
    }
  }
  const failure = failures.find(({ isPassing }) => isPassing) ?? failures[0]
  if (failure) throw failure
}

/**
 * Confirmation, move, update and cancellation, with the invitation where no calendar sends it. Tried again, it tells
 * only those who were not told.
 */
export async function tellOfMeeting(parts: MailParts, input: DeliveryInput): Told {
  const { meeting, target, events, deliveredRevision } = input
  if (!meeting || deliveredRevision === meeting.sequence) return 'nothing-to-do'
  const told = await listToldSequences(parts.context.db, { meetingId: meeting.id, target })
  const otherTimes = await otherTimesFor(parts, meeting)
  const urls = { ...(await urlsOf(parts, meeting)), otherTimes }
  const telling = { input, meeting, events, deliveredRevision, told, urls }
  const recipients = await recipientsOf(parts, target, meeting)
  await tellEach(parts, telling, await lettersOf(parts, telling, recipients))
  const isInvited = recipients.every(({ hasEvent }) => hasEvent)
  return {
    revision: meeting.sequence,
    ...(target === 'mail:invitee' ? { refs: { invitation: isInvited ? 'calendar' : 'mail' } } : {}),
  }
}
