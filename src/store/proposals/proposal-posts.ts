import type { Knex } from 'knex'

/** Where a proposal's card stands in Slack. */
export interface ProposalPost {
  channel: string
  ts: string
}

/** Known twice is known once. */
export async function insertProposalPost(
  db: Knex,
  { proposalId, channel, ts }: ProposalPost & { proposalId: string },
): Promise<void> {
  await db('proposal_posts')
    .insert({ proposal_id: proposalId, channel, ts })
    .onConflict(['proposal_id', 'channel', 'ts'])
    .ignore()
}

export const listProposalPosts = (db: Knex, proposalId: string): Promise<ProposalPost[]> =>
  db('proposal_posts').where({ proposal_id: proposalId }).orderBy('ts').select('channel', 'ts')

export async function deleteProposalPost(
  db: Knex,
  { proposalId, channel, ts }: ProposalPost & { proposalId: string },
): Promise<void> {
  await db('proposal_posts').where({ proposal_id: proposalId, channel, ts }).delete()
}
