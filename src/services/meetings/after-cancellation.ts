import type { Meeting } from '../../model/entities.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { pageInZoneUrl, proposalUrl } from '../links.ts'
import { findProposalState, getProposalToken } from '../proposals/find-proposal.ts'
import { listMeetingEvents } from './find-meeting.ts'

type Reading = Pick<ServiceContext, 'db' | 'publicUrl'>

/**
 * Address where the guest books again, in the meeting's time zone and for its duration if the page still has it.
 * Undefined without a page that accepts bookings.
 */
export async function bookAnewUrl(
  context: Reading,
  { workspaceId, pageId, timeZone, startsAt, endsAt }: Meeting,
): Promise<string | undefined> {
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  if (!found?.page.isActive) return undefined
  const minutes = (endsAt - startsAt) / 60_000
  return pageInZoneUrl(context, { slug: found.page.slug, timeZone, minutes })
}

/** The other times that were proposed with the cancellation, if they can still be picked or were picked. */
export async function proposedInstead(
  context: Reading & Pick<ServiceContext, 'cipher' | 'clock'>,
  meeting: Meeting,
): Promise<{ url: string; state: 'open' | 'picked' } | undefined> {
  const events = await listMeetingEvents(context, meeting.id)
  const proposalId = events.findLast(({ kind }) => kind === 'canceled')?.proposalId
  if (proposalId === undefined) return undefined
  const state = await findProposalState(context, proposalId)
  if (state === 'over') return undefined
  return { url: proposalUrl(context, await getProposalToken(context, proposalId)), state }
}
