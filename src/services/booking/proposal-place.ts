import type { Location, Proposal } from '../../model/entities.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { placeOfHost } from '../meetings/meeting-place.ts'
import { proposalLocation } from '../proposals/proposal-location.ts'

/** Where a meeting picked now would take place, with what its host has for video calls. */
export async function findProposalPlace(
  { db }: Pick<ServiceContext, 'db'>,
  proposal: Proposal,
): Promise<Location> {
  const { workspaceId, pageId, host } = proposal
  const found = pageId ? await findPageById(db, { workspaceId, pageId }) : undefined
  const location = proposalLocation(proposal, found?.page)
  return placeOfHost(db, { location, hostId: host.id, source: 'proposal' })
}
