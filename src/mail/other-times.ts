import type { Meeting, MeetingEvent } from '../model/entities.ts'
import { proposalUrl } from '../services/links.ts'
import { getOpenProposal, getProposalToken } from '../services/proposals/find-proposal.ts'
import type { MailParts } from './mail-parts.ts'
import type { MeetingEmail } from './templates/meeting-email-input.ts'

type OtherTimes = NonNullable<MeetingEmail['urls']['otherTimes']>

/** Times that were proposed with the cancellation and are still free. */
async function proposedTimes({ context }: MailParts, proposalId: string): Promise<OtherTimes> {
  const found = await getOpenProposal(context, proposalId)
  if (!found) return []
  const url = proposalUrl(context, await getProposalToken(context, proposalId))
  return found.openSlots.map(startsAt => ({ startsAt, url: `${url}?slot=${startsAt}` }))
}

/** The other times that the canceling person chose for the invitee, if they are still free. */
export async function otherTimesFor(
  parts: MailParts,
  { meeting, events }: { meeting: Meeting; events: readonly MeetingEvent[] },
): Promise<OtherTimes> {
  if (meeting.status !== 'canceled') return []
  const canceled = events.findLast(({ kind }) => kind === 'canceled')
  if (canceled?.actor.kind === 'invitee') return []
  return canceled?.proposalId === undefined ? [] : proposedTimes(parts, canceled.proposalId)
}
