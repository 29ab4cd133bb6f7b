import type { Knex } from 'knex'

/** Whether this user ever hosted a meeting, in any state. */
export async function hasMeetings(db: Knex, userId: string): Promise<boolean> {
  const row = await db('meetings')
    .where({ host_id: userId })
    .first<{ id: string } | undefined>('id')
  return row !== undefined
}
