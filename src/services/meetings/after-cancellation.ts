import type { Meeting } from '../../model/entities.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { pageInZoneUrl, proposalUrl } from '../links.ts'
import { findOfferState, getProposalToken } from '../proposals/find-proposal.ts'
import { listMeetingEvents } from './find-meeting.ts'

type Reading = Pick<ServiceContext, 'db' | 'publicUrl'>

/** Where the guest of a meeting books anew in the zone of the meeting; undefined without a page that takes bookings. */
export async function bookAnewUrl(
  context: Reading,
  { workspaceId, pageId, timeZone }: Meeting,
): Promise<string | undefined> {
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  if (!found?.page.isActive) return undefined
  return pageInZoneUrl(context, { slug: found.page.slug, timeZone })
}

/** Other times that were offered with the cancellation: still to be picked, or picked. */
export async function offeredInstead(
  context: Reading & Pick<ServiceContext, 'cipher' | 'clock'>,
  meeting: Meeting,
): Promise<{ url: string; state: 'open' | 'picked' } | undefined> {
  const events = await listMeetingEvents(context, meeting.id)
  const proposalId = events.findLast(({ kind }) => kind === 'canceled')?.proposalId
  if (proposalId === undefined) return undefined
  const state = await findOfferState(context, proposalId)
  if (state === 'over') return undefined
  return { url: proposalUrl(context, await getProposalToken(context, proposalId)), state }
}
