import type { Meeting, MeetingEvent } from '../scheduling/entities.ts'
import { getOpenProposal, getProposalToken } from '../services/find-proposal.ts'
import { proposalUrl, slotUrl } from '../services/links.ts'
import { offerInstead } from '../services/offer-instead.ts'
import type { MailParts } from './mail-parts.ts'
import type { MeetingLetter } from './templates/meeting-letter.ts'

const minuteMs = 60_000

type OtherTimes = NonNullable<MeetingLetter['urls']['otherTimes']>

/** Times that were offered together with the cancellation; those that are free now. */
async function proposedTimes({ context }: MailParts, proposalId: string): Promise<OtherTimes> {
  const found = await getOpenProposal(context, proposalId)
  if (!found) return []
  const url = proposalUrl(context, await getProposalToken(context, proposalId))
  return found.openSlots.map(startsAt => ({ startsAt, url: `${url}?slot=${startsAt}` }))
}

/**
 * What a canceled meeting's invitee may have instead, free at this moment. Who canceled it themselves is offered
 * none.
 */
export async function otherTimesFor(
  parts: MailParts,
  { meeting, events }: { meeting: Meeting; events: readonly MeetingEvent[] },
): Promise<OtherTimes> {
  if (meeting.status !== 'canceled') return []
  const canceled = events.findLast(({ kind }) => kind === 'canceled')
  if (canceled?.actor.kind === 'invitee') return []
  if (canceled?.proposalId !== undefined) return proposedTimes(parts, canceled.proposalId)
  const { pageSlug: slug } = meeting
  if (!slug) return []
  const minutes = (meeting.endsAt - meeting.startsAt) / minuteMs
  const starts = await offerInstead(parts.context, meeting)
  return starts.map(startsAt => ({
    startsAt,
    url: slotUrl(parts.context, { slug, startsAt, minutes }),
  }))
}
