import type { Knex } from 'knex'
import { toInstant, toTimestamp } from '../database/connect.ts'

interface ChatSessionRow {
  visitorId: string
  createdAt: number
  usedAt: number
}

export async function insertSession(
  db: Knex,
  session: { tokenHash: Buffer; visitorId: string; now: number; network: string | undefined },
): Promise<void> {
  await db('chat_sessions').insert({
    token_hash: session.tokenHash,
    visitor_id: session.visitorId,
    created_at: toTimestamp(session.now),
    used_at: toTimestamp(session.now),
    network: session.network,
  })
}

export async function findSession(
  db: Knex,
  tokenHash: Buffer,
): Promise<ChatSessionRow | undefined> {
  const row = await db('chat_sessions')
    .where({ token_hash: tokenHash })
    .first<{ visitor_id: string; created_at: Date; used_at: Date } | undefined>()
  return (
    row && {
      visitorId: row.visitor_id,
      createdAt: toInstant(row.created_at),
      usedAt: toInstant(row.used_at),
    }
  )
}

export async function touchSession(db: Knex, tokenHash: Buffer, now: number): Promise<void> {
  await db('chat_sessions')
    .where({ token_hash: tokenHash })
    .update({ used_at: toTimestamp(now) })
}

export async function deleteSession(db: Knex, tokenHash: Buffer): Promise<void> {
  await db('chat_sessions').where({ token_hash: tokenHash }).delete()
}
