import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import type { Proposal } from '../model/entities.ts'
import { findProposalPlace } from '../services/booking/proposal-place.ts'
import { proposalUrl } from '../services/links.ts'
import { getOpenProposal, getProposalToken } from '../services/proposals/find-proposal.ts'
import {
  findMeetingToMove,
  isSettledByMeeting,
  withPresentHost,
} from '../services/proposals/meeting-to-move.ts'
import { deadlineOf } from '../services/proposals/proposal-location.ts'
import type { MailParts, MailResult } from './mail-parts.ts'
import { proposalEmail, withdrawnEmail } from './templates/proposal-email.ts'

/** Includes only times that are free now; a proposal without free times is not sent. */
async function send(
  { mailer, context }: MailParts,
  { proposalId, key, kind }: { proposalId: string; key: string; kind: 'proposal' | 'nudge' },
): Promise<boolean> {
  const found = await getOpenProposal(context, proposalId)
  if (!found || found.openSlots.length === 0) return false
  const { openSlots: slots } = found
  const url = proposalUrl(context, await getProposalToken(context, proposalId))
  const moved = await findMeetingToMove(context, found.proposal)
  const proposal = withPresentHost(found.proposal, moved)
  const location = moved?.location ?? (await findProposalPlace(context, proposal))
  await mailer.send({
    key: `${proposalId}:${key}`,
    to: proposal.invitee,
    replyTo: proposal.organizer,
    ...proposalEmail({
      proposal,
      url,
      slots,
      kind,
      moved,
      location,
      deadline: deadlineOf(proposal),
    }),
  })
  return true
}

/** Sent once, if the invitee got the times by email and no email about a move or cancellation replaces this one. */
async function sendWithdrawal({ mailer, context }: MailParts, proposal: Proposal): MailResult {
  if (await isSettledByMeeting(context.db, proposal)) return 'nothing-to-do'
  await mailer.send({
    key: `${proposal.id}:proposal:withdrawn`,
    to: proposal.invitee,
    replyTo: proposal.organizer,
    ...withdrawnEmail(proposal),
  })
  return { revision: proposal.timesRevision + 1 }
}

/** Sent once for each change of the times while the proposal is open, and once if it is withdrawn. */
export async function propose(
  parts: MailParts,
  { proposal, deliveredRevision = -1 }: DeliveryInput,
): MailResult {
  const wasMailed = deliveredRevision >= 0 && deliveredRevision <= (proposal?.timesRevision ?? -1)
  if (proposal?.status === 'withdrawn' && wasMailed) return sendWithdrawal(parts, proposal)
  if (proposal?.status !== 'open' || deliveredRevision >= proposal.timesRevision)
    return 'nothing-to-do'
  const { id: proposalId, timesRevision } = proposal
  const key = timesRevision === 0 ? 'proposal:mail' : `proposal:mail:${timesRevision}`
  const isSent = await send(parts, { proposalId, key, kind: 'proposal' })
  return isSent ? { revision: timesRevision } : 'nothing-to-do'
}

/** Sends one reminder, while the proposal is open. */
export async function nudge(
  parts: MailParts,
  { proposal, deliveredRevision }: DeliveryInput,
): MailResult {
  if (proposal?.status !== 'open' || deliveredRevision !== undefined) return 'nothing-to-do'
  const isSent = await send(parts, {
    proposalId: proposal.id,
    key: 'proposal:nudge',
    kind: 'nudge',
  })
  return isSent ? { revision: 0 } : 'nothing-to-do'
}
