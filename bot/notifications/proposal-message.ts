import { messagesIn } from '../../src/i18n/messages.ts'
import type { Delivered } from '../../src/jobs/delivery-adapter.ts'
import type { Proposal } from '../../src/model/entities.ts'
import { openWish } from '../../src/model/open-wish.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { listStarts } from '../../src/services/availability/suggest-exact-times.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { readRefs } from '../../src/services/deliveries/read-refs.ts'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { filterWanting } from '../../src/services/people/notification-settings.ts'
import { suggestInstead } from '../../src/services/proposals/refresh-proposals.ts'
import type { When } from '../../src/shorthand/types.ts'
import { guestOf } from '../blocks/proposals/preview.ts'
import { proposalStatus, stateOf } from '../blocks/proposals/proposal-status.ts'
import { quiet } from '../blocks/text.ts'
import { readWish } from '../requests/read-wish.ts'
import {
  editMessage,
  findMarked,
  openDirect,
  type Posted,
  postMarked,
  replyOnce,
} from '../slack-api/messenger.ts'
import type { ProposalNotification } from './notification.ts'
import { postedRefs } from './stored-refs.ts'

const clockSkewMs = 60_000

const markOf = ({ id }: Proposal) => ({
  event_type: 'parley_proposal',
  event_payload: { proposal_id: id },
})

const maxWished = 2

/** Free times among those that the guest requested. */
async function findWished(
  context: ServiceContext,
  { proposal, wish }: { proposal: Proposal; wish: When },
): Promise<number[]> {
  const { workspaceId, host, pageId, durationMinutes, slots } = proposal
  const { starts } = await listStarts(context, {
    workspaceId,
    hostId: host.id,
    pageId,
    durationMinutes,
    ranges: wish.ranges,
    exact: wish.starts,
    count: maxWished + slots.length,
  })
  return starts.filter(start => !slots.includes(start)).slice(0, maxWished)
}

async function messageOf({ context, proposal, person }: ProposalNotification) {
  const { timeZone, locale } = person
  const { workspaceId, meetingId, unavailableSlots, status } = proposal
  const meeting = meetingId ? await getMeeting(context, { workspaceId, meetingId }) : undefined
  const isAsking = status === 'open' && openWish(proposal) !== undefined
  const wish = isAsking ? readWish(proposal) : undefined
  const count = status === 'open' ? unavailableSlots.length : 0
  const wished = wish ? await findWished(context, { proposal, wish }) : []
  const instead = count > 0 ? await suggestInstead(context, { proposal, count }) : []
  return proposalStatus({
    proposal,
    reader: { timeZone, locale },
    pickedAt: meeting?.startsAt,
    instead: [...new Set([...wished, ...instead])],
    wish,
  })
}

/** Edits the message. If the person has deleted it, it is not posted again. */
async function bringUpToDate(notification: ProposalNotification, posted: Posted): Promise<Posted> {
  const { messenger, proposal } = notification
  const message = await messageOf(notification)
  try {
    await editMessage(messenger, { posted, message, mark: markOf(proposal) })
  } catch (error) {
    const isDeleted = error instanceof ProviderError && error.code === 'not-found'
    if (!isDeleted) throw error
  }
  return posted
}

async function post(notification: ProposalNotification): Promise<Posted> {
  const { messenger, proposal, person } = notification
  const mark = markOf(proposal)
  const channel = await openDirect(messenger, person.slackUserId)
  const since = proposal.createdAt - clockSkewMs
  const earlier = await findMarked(messenger, { channel, mark, since })
  if (earlier) return bringUpToDate(notification, earlier)
  return postMarked(messenger, { channel, message: await messageOf(notification), mark })
}

/**
 * Slack does not notify of edits. So the guest's request is also posted as a reply, if the person wants that
 * notification.
 */
async function sayWish(notification: ProposalNotification, posted: Posted): Promise<void> {
  const { context, messenger, proposal, person } = notification
  const { askedInstead: wish } = proposal
  if (wish === undefined || stateOf(proposal) !== 'instead') return
  const wanting = await filterWanting(context, { people: [person], notice: 'answered' })
  if (wanting.length === 0) return
  const guest = guestOf(proposal.invitee)
  const title = quiet(proposal.title)
  const text = messagesIn(person.locale, 'slack/proposals').askedText({
    guest,
    title,
    wish: quiet(wish, 600),
  })
  const mark = {
    event_type: 'parley_proposal_wish',
    event_payload: {
      proposal_id: proposal.id,
      offer: proposal.timesRevision,
      wish: wish.slice(0, 80),
    },
  }
  await replyOnce(messenger, { posted, text, mark })
}

/** One message per proposal for its sender, edited as the proposal changes. */
export async function notifyOfProposal(
  notification: ProposalNotification,
): Promise<Delivered | 'nothing-to-do'> {
  const { input, proposal } = notification
  if ((input.deliveredRevision ?? -1) >= proposal.revision) return 'nothing-to-do'
  const known = readRefs(notification.context, postedRefs, input.refs)
  const posted = known ? await bringUpToDate(notification, known) : await post(notification)
  await sayWish(notification, posted)
  return { revision: proposal.revision, refs: { ...posted } }
}
