import { messagesIn } from '../../src/i18n/messages.ts'
import type { Delivered } from '../../src/jobs/delivery-adapter.ts'
import type { Proposal } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { proposalUrl } from '../../src/services/links.ts'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { getProposal, getProposalToken } from '../../src/services/proposals/find-proposal.ts'
import {
  forgetProposalPost,
  listProposalPosts,
} from '../../src/services/proposals/proposal-posts.ts'
import { bookedCard, proposalCard } from '../blocks/proposals/proposal-card.ts'
import { type SlackMessage, sentence } from '../blocks/text.ts'
import { callSlack } from '../slack-api/call-slack.ts'
import type { ProposalUpdate } from './notification.ts'

/** The current card of a proposal, as everybody in the conversation sees it. */
export async function currentCard(
  context: ServiceContext,
  proposal: Proposal,
): Promise<SlackMessage> {
  const { id: proposalId, workspaceId, meetingId, invitee } = proposal
  const copy = messagesIn(invitee.locale, 'slack/general')
  const now = await getProposal(context, { workspaceId, proposalId })
  const { status } = now.proposal
  if (status === 'picked') {
    const meeting = meetingId ? await getMeeting(context, { workspaceId, meetingId }) : undefined
    if (meeting) return bookedCard({ copy, proposal }, meeting.startsAt)
  }
  if (status !== 'open') return sentence(copy.closedCard[status])
  const url = proposalUrl(context, await getProposalToken(context, proposalId))
  return proposalCard({ copy, proposal: now.proposal, url }, now.openSlots)
}

/** A card that was deleted, or whose conversation we can no longer write to, is not updated any more. */
const isLost = (error: unknown): boolean =>
  error instanceof ProviderError && (error.code === 'not-found' || error.code === 'rejected')

/** Updates every card of a proposal to the times that can still be picked. */
export async function updateCards(
  notification: ProposalUpdate,
): Promise<Delivered | 'nothing-to-do'> {
  const { context, client, proposal } = notification
  const posts = await listProposalPosts(context, proposal.id)
  if (posts.length === 0) return 'nothing-to-do'
  const message = await currentCard(context, proposal)
  for (const post of posts) {
    try {
      await callSlack(() => client.chat.update({ ...post, ...message }))
    } catch (error) {
      if (!isLost(error)) throw error
      await forgetProposalPost(context, { proposalId: proposal.id, ...post })
    }
  }
  return { revision: proposal.revision }
}
