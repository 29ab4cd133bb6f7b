import type { Knex } from 'knex'
import type { WorkspaceId } from '../scheduling/entities.ts'
import { toTimestamp } from './connect.ts'

export interface NewHold {
  id: string
  workspaceId: WorkspaceId
  pageId: string | undefined
  proposalId: string | undefined
  startsAt: number
  endsAt: number
  expiresAt: number
}

export async function insertHold(trx: Knex, hold: NewHold): Promise<void> {
  await trx('holds').insert({
    id: hold.id,
    workspace_id: hold.workspaceId,
    page_id: hold.pageId,
    proposal_id: hold.proposalId,
    starts_at: toTimestamp(hold.startsAt),
    ends_at: toTimestamp(hold.endsAt),
    expires_at: toTimestamp(hold.expiresAt),
  })
}

/** Frees what was held too long by these hosts; the exclusion constraint cannot see the clock itself. */
export async function deleteExpiredHolds(
  trx: Knex,
  query: { hostIds: readonly string[]; now: number },
): Promise<void> {
  await trx.raw(
    `delete from holds where expires_at <= ? and id in
       (select hold_id from occupancies where host_id = any(?::uuid[]) and hold_id is not null)`,
    [toTimestamp(query.now), [...query.hostIds]],
  )
}

export async function deleteHold(db: Knex, id: string): Promise<void> {
  await db('holds').where({ id }).delete()
}

export async function deleteHoldsOfProposal(trx: Knex, proposalId: string): Promise<void> {
  await trx('holds').where({ proposal_id: proposalId }).delete()
}
