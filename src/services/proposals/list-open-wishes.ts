import type { User } from '../../model/entities.ts'
import { listOpenProposals, type OpenProposal } from '../../store/proposals/open-proposals.ts'
import type { ServiceContext } from '../context.ts'

const maxWishes = 50

/** A proposal whose invitee asked for other times and waits for them. */
export type OpenWish = OpenProposal & { wish: string }

const isWish = (proposal: OpenProposal): proposal is OpenWish => proposal.wish !== undefined

/** Wishes about times that this user hosts or proposed; those that expire first come first. */
export async function listOpenWishes(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { workspaceId, id: userId }: User,
): Promise<OpenWish[]> {
  const query = { workspaceId, userId, now: clock(), limit: maxWishes }
  return (await listOpenProposals(db, query)).filter(isWish)
}
