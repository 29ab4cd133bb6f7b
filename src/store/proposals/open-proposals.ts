import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** A proposal that waits for an answer. */
export interface OpenProposal {
  id: string
  title: string
  invitee: { name: string; email: string }
  expiresAt: number
  /** The invitee requested other times and waits for them. */
  isAsking: boolean
}

interface Row {
  id: string
  title: string
  invitee_name: string
  invitee_email: string
  expires_at: Date
  is_asking: boolean
}

/** Open proposals with this user as host or organizer; those that expire first come first. */
export async function listOpenProposals(
  db: Knex,
  query: { workspaceId: WorkspaceId; userId: string; now: number; limit: number },
): Promise<OpenProposal[]> {
  const { workspaceId, userId } = query
  const rows = await db('proposals')
    .where({ workspace_id: workspaceId, status: 'open' })
    .where('expires_at', '>', toTimestamp(query.now))
    .where(theirs => theirs.where({ host_id: userId }).orWhere({ organizer_id: userId }))
    .orderBy(['expires_at', 'id'])
    .limit(query.limit)
    .select<Row[]>(
      'id',
      'title',
      'invitee_name',
      'invitee_email',
      'expires_at',
      db.raw('asked_instead is not null and answered_at is null as is_asking'),
    )
  return rows.map(row => ({
    id: row.id,
    title: row.title,
    invitee: { name: row.invitee_name, email: row.invitee_email },
    expiresAt: toInstant(row.expires_at),
    isAsking: row.is_asking,
  }))
}
