import * as store from '../../store/proposals/proposal-posts.ts'
import type { ServiceContext } from '../context.ts'

type Reading = Pick<ServiceContext, 'db'>
type Post = store.ProposalPost & { proposalId: string }

/** Saves where a card of the proposal was posted, so that it is kept up to date. */
export const noteProposalPost = (context: Reading, post: Post): Promise<void> =>
  store.insertProposalPost(context.db, post)

/** The oldest first. */
export const listProposalPosts = (
  context: Reading,
  proposalId: string,
): Promise<store.ProposalPost[]> => store.listProposalPosts(context.db, proposalId)

export const forgetProposalPost = (context: Reading, post: Post): Promise<void> =>
  store.deleteProposalPost(context.db, post)
