import type { Knex } from 'knex'
import type { ChatBody, ChatEvent, NewChatEvent } from '../../chat/chat-event.ts'
import type { ChatAudience, ChatAuthor } from '../../model/chat.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

interface EventRow {
  seq: number
  client_id: string | null
  audience: ChatAudience
  author: ChatAuthor
  body: ChatBody
  created_at: Date
}

const toEvent = (row: EventRow): ChatEvent => ({
  seq: row.seq,
  clientId: row.client_id ?? undefined,
  audience: row.audience,
  author: row.author,
  body: row.body,
  at: toInstant(row.created_at),
})

/**
 * Appends events to a conversation whose row this transaction has locked, so that `seq` has no gaps.
 * @returns the seq of the last one
 */
export async function appendEvents(
  trx: Knex,
  { conversationId, lastSeq, now }: { conversationId: string; lastSeq: number; now: number },
  events: readonly NewChatEvent[],
): Promise<number> {
  if (events.length === 0) return lastSeq
  await trx('chat_events').insert(
    events.map((event, index) => ({
      conversation_id: conversationId,
      seq: lastSeq + index + 1,
      client_id: event.clientId,
      audience: event.audience,
      author: JSON.stringify(event.author),
      body: JSON.stringify(event.body),
      created_at: toTimestamp(now),
    })),
  )
  return lastSeq + events.length
}

/** Events after `after`, in order, at most `limit`. @param audience absent: for the team, which sees all */
export async function listEvents(
  db: Knex,
  query: { conversationId: string; after: number; audience?: 'all' | undefined; limit: number },
): Promise<ChatEvent[]> {
  const rows: EventRow[] = await db('chat_events')
    .where({ conversation_id: query.conversationId, ...(query.audience && { audience: 'all' }) })
    .where('seq', '>', query.after)
    .orderBy('seq')
    .limit(query.limit)
  return rows.map(toEvent)
}

/** The seq of the event that was sent with this id before. */
export async function findSeqOf(
  db: Knex,
  { conversationId, clientId }: { conversationId: string; clientId: string },
): Promise<number | undefined> {
  const row = await db('chat_events')
    .where({ conversation_id: conversationId, client_id: clientId })
    .first<{ seq: number } | undefined>('seq')
  return row?.seq
}

export async function findEvent(
  db: Knex,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<ChatEvent | undefined> {
  const row: EventRow | undefined = await db('chat_events')
    .where({ conversation_id: conversationId, seq })
    .first()
  return row && toEvent(row)
}

/** What visitors and reps wrote last, by conversation. */
export async function listLastTexts(
  db: Knex,
  conversationIds: readonly string[],
): Promise<Map<string, string>> {
  if (conversationIds.length === 0) return new Map()
  const { rows } = await db.raw<{ rows: { conversation_id: string; text: string }[] }>(
    `select distinct on (conversation_id) conversation_id, body->>'text' as text
       from chat_events
      where conversation_id = any(?::uuid[]) and body->>'kind' = 'text'
      order by conversation_id, seq desc`,
    [[...conversationIds]],
  )
  return new Map(rows.map(row => [row.conversation_id, row.text]))
}
