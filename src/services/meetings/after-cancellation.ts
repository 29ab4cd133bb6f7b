import type { Meeting } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { pageInZoneUrl, proposalUrl } from '../links.ts'
import { findProposedPage } from '../pages/find-page.ts'
import { findProposalState, getProposalToken } from '../proposals/find-proposal.ts'
import { listMeetingEvents } from './find-meeting.ts'

type Reading = Pick<ServiceContext, 'db' | 'publicUrl' | 'clock'>

/**
 * Address where the guest books again, in the meeting's time zone and for its duration if the page still has it.
 * Undefined without a page that accepts bookings.
 */
export async function bookAnewUrl(
  context: Reading,
  { workspaceId, pageId, timeZone, startsAt, endsAt }: Meeting,
): Promise<string | undefined> {
  const found = await findProposedPage(context, { workspaceId, pageId })
  if (!found?.isBookable) return undefined
  const minutes = (endsAt - startsAt) / 60_000
  return pageInZoneUrl(context, { slug: found.page.slug, timeZone, minutes })
}

/** The other times that were proposed with the cancellation, if they can still be picked or were picked. */
export async function proposedInstead(
  context: Reading & Pick<ServiceContext, 'cipher'>,
  meeting: Meeting,
): Promise<{ url: string; state: 'open' | 'picked' } | undefined> {
  const events = await listMeetingEvents(context, meeting.id)
  const proposalId = events.findLast(({ kind }) => kind === 'canceled')?.proposalId
  if (proposalId === undefined) return undefined
  const state = await findProposalState(context, proposalId)
  if (state === 'over') return undefined
  return { url: proposalUrl(context, await getProposalToken(context, proposalId)), state }
}
