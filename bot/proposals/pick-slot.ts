import { messagesIn } from '../../src/i18n/messages.ts'
import type { Proposal, WorkspaceId } from '../../src/model/entities.ts'
import { bookMeeting } from '../../src/services/booking/book-meeting.ts'
import { proposalUrl } from '../../src/services/links.ts'
import { isProblem } from '../../src/services/problems.ts'
import { getProposal, getProposalToken } from '../../src/services/proposals/find-proposal.ts'
import { emailKey } from '../../src/text/email-address.ts'
import { bookedCard, takenCard } from '../blocks/proposals/proposal-card.ts'
import { type SlackMessage, sentence } from '../blocks/text.ts'
import { firstZone } from '../blocks/times.ts'
import type { BotParts } from '../requests/request-context.ts'

interface SlotPick {
  workspaceId: WorkspaceId
  proposalId: string
  startsAt: number
  invitee: { email: string; name: string; timeZone?: string | undefined }
}

/** Explains why the times of a proposal are no longer available; undefined while it is open. */
export const closedMessage = (proposal: Proposal): SlackMessage | undefined =>
  proposal.status === 'open'
    ? undefined
    : sentence(messagesIn(proposal.invitee.locale, 'slack/general').closedCard[proposal.status])

/**
 * Checks one proposed time again and books it.
 *
 * @returns the new content of the proposal's message, and whether the time was booked
 */
export async function pickSlot(
  { context }: BotParts,
  pick: SlotPick,
): Promise<{ message: SlackMessage; isBooked: boolean }> {
  const { workspaceId, proposalId, startsAt, invitee } = pick
  const { proposal } = await getProposal(context, { workspaceId, proposalId })
  const copy = messagesIn(proposal.invitee.locale, 'slack/general')
  try {
    await bookMeeting(context, {
      workspaceId,
      proposalId,
      startsAt,
      durationMinutes: proposal.durationMinutes,
      timeZone: firstZone(proposal.invitee.timeZone, invitee.timeZone, proposal.host.timeZone),
      locale: proposal.invitee.locale,
      invitee: { email: invitee.email, name: invitee.name || invitee.email },
      source: 'slack',
      idempotencyKey: `slack:${startsAt}:${emailKey(invitee.email)}`,
    })
    return { message: bookedCard({ copy, proposal }, startsAt), isBooked: true }
  } catch (error) {
    return { message: await refusal({ context }, { proposal, startsAt, error }), isBooked: false }
  }
}

async function refusal(
  { context }: Pick<BotParts, 'context'>,
  lost: { proposal: Proposal; startsAt: number; error: unknown },
): Promise<SlackMessage> {
  const { proposal, startsAt, error } = lost
  const now = await getProposal(context, {
    workspaceId: proposal.workspaceId,
    proposalId: proposal.id,
  })
  const closed = closedMessage(now.proposal)
  if (closed) return closed
  if (!isProblem(error, 'slot-taken', 'slot-not-offered')) throw error
  const url = proposalUrl(context, await getProposalToken(context, proposal.id))
  return takenCard(
    { copy: messagesIn(proposal.invitee.locale, 'slack/general'), proposal, url },
    { startsAt, openSlots: now.openSlots, alternatives: error.facts.alternatives ?? [] },
  )
}
