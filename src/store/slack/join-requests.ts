import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'

/** A person in Slack who is not a user and asks to become one. */
export interface JoinRequest {
  workspaceId: WorkspaceId
  slackUserId: string
  name: string
  email: string | undefined
  /** Epoch ms. */
  askedAt: number
}

/** False if they asked before. */
export async function insertJoinRequest(trx: Knex, request: JoinRequest): Promise<boolean> {
  const rows = await trx('slack_join_requests')
    .insert({
      workspace_id: request.workspaceId,
      slack_user_id: request.slackUserId,
      name: request.name,
      email: request.email ?? null,
      asked_at: toTimestamp(request.askedAt),
    })
    .onConflict(['workspace_id', 'slack_user_id'])
    .ignore()
    .returning('slack_user_id')
  return rows.length > 0
}

interface Row {
  name: string
  email: string | null
  asked_at: Date
}

export async function findJoinRequest(
  db: Knex,
  { workspaceId, slackUserId }: Pick<JoinRequest, 'workspaceId' | 'slackUserId'>,
): Promise<JoinRequest | undefined> {
  const row = await db('slack_join_requests')
    .where({ workspace_id: workspaceId, slack_user_id: slackUserId })
    .first<Row | undefined>('name', 'email', 'asked_at')
  if (!row) return undefined
  const { name, email, asked_at } = row
  return { workspaceId, slackUserId, name, email: email ?? undefined, askedAt: asked_at.getTime() }
}
