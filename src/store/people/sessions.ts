import type { Knex } from 'knex'
import { hashToken } from '../../secrets/token-cipher.ts'
import { toTimestamp } from '../database/connect.ts'

export async function findSession(
  db: Knex,
  { id, now }: { id: string; now: number },
): Promise<unknown> {
  const row = await db('sessions')
    .where({ id_hash: hashToken(id) })
    .where('expires_at', '>', toTimestamp(now))
    .first<{ data: unknown } | undefined>('data')
  return row?.data
}

export async function saveSession(
  db: Knex,
  session: { id: string; data: object; expiresAt: number },
): Promise<void> {
  const columns = { data: JSON.stringify(session.data), expires_at: toTimestamp(session.expiresAt) }
  await db('sessions')
    .insert({ id_hash: hashToken(session.id), ...columns })
    .onConflict('id_hash')
    .merge(columns)
}

export async function deleteSession(db: Knex, id: string): Promise<void> {
  await db('sessions')
    .where({ id_hash: hashToken(id) })
    .delete()
}
