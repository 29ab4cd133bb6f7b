import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

interface KeptEvent {
  eventId: string
  bodySealed: string
}

export async function insertSlackEvent(
  trx: Knex,
  { eventId, bodySealed, receivedAt }: KeptEvent & { receivedAt: number },
): Promise<void> {
  await trx('slack_events').insert({
    event_id: eventId,
    body_sealed: bodySealed,
    received_at: toTimestamp(receivedAt),
  })
}

/** The sealed body; undefined after the event was processed. */
export async function findSlackEvent(db: Knex, eventId: string): Promise<string | undefined> {
  const row = await db('slack_events')
    .where({ event_id: eventId })
    .first<{ body_sealed: string } | undefined>('body_sealed')
  return row?.body_sealed
}

export async function deleteSlackEvent(db: Knex, eventId: string): Promise<void> {
  await db('slack_events').where({ event_id: eventId }).delete()
}
