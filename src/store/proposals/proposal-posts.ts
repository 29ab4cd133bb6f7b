import type { Knex } from 'knex'

/** Reference to the Slack message with a proposal's card. */
export interface ProposalPost {
  channel: string
  ts: string
}

/** Does nothing if it is saved already. */
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
