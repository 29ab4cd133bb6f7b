import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** A proposal that waits for an answer. */
export interface OpenProposal {
  id: string
  title: string
  invitee: { name: string; email: string }
  expiresAt: number
  /** Which other times the invitee asked for; undefined unless they wait for them. */
  wish: string | undefined
  /** The meeting whose times are proposed again. */
  meetingId: string | undefined
}

interface Row {
  id: string
  title: string
  invitee_name: string
  invitee_email: string
  expires_at: Date
  wish: string | null
  meeting_id: string | null
}

const wish = 'case when answered_at is null then asked_instead end'

/**
 * Open proposals with this user as host or organizer: those whose invitees wait for other times, then those that expire
 * first.
 */
export async function listOpenProposals(
  db: Knex,
  query: { workspaceId: WorkspaceId; userId: string; now: number; limit: number },
): Promise<OpenProposal[]> {
  const { workspaceId, userId } = query
  const rows = await db('proposals')
    .where({ workspace_id: workspaceId, status: 'open' })
    .where('expires_at', '>', toTimestamp(query.now))
    .where(theirs => theirs.where({ host_id: userId }).orWhere({ organizer_id: userId }))
    .orderByRaw(`(${wish}) is null, expires_at, id`)
    .limit(query.limit)
    .select<Row[]>(
      'id',
      'title',
      'invitee_name',
      'invitee_email',
      'expires_at',
      db.raw(`${wish} as wish`),
      db.raw("content -> 'origin' ->> 'meetingId' as meeting_id"),
    )
  return rows.map(row => ({
    id: row.id,
    title: row.title,
    invitee: { name: row.invitee_name, email: row.invitee_email },
    expiresAt: toInstant(row.expires_at),
    wish: row.wish ?? undefined,
    meetingId: row.meeting_id ?? undefined,
  }))
}
