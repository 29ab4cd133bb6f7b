import { listEvents } from '../../store/chat/chat-events.ts'
import {
  type ConversationWithState,
  findConversation,
  findLatestConversation,
} from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'
import { type ShownEvent, showEvents } from './show-events.ts'

export type { ConversationWithState }

/** A conversation that is longer than this is shown from here on. */
const maxShownEvents = 500

/** The visitor's present conversation. Throws `not-found`. */
export async function findOwnConversation(
  { db }: Pick<ServiceContext, 'db'>,
  visitorId: string,
): Promise<ConversationWithState> {
  const conversation = await findLatestConversation(db, visitorId)
  if (!conversation) throw notFound()
  return conversation
}

/** Events after `after` as the visitor sees them. `lastSeq` also counts events that they do not see. */
export async function readShownEvents(
  context: ServiceContext,
  { conversationId, after }: { conversationId: string; after: number },
): Promise<{ conversation: ConversationWithState; events: ShownEvent[]; lastSeq: number }> {
  const conversation = await findConversation(context.db, conversationId)
  if (!conversation) throw notFound()
  const { lastSeq } = conversation
  const from = Math.max(after, lastSeq - maxShownEvents)
  const query = { conversationId, after: from, audience: 'all' as const, limit: maxShownEvents }
  const events = (await listEvents(context.db, query)).filter(({ seq }) => seq <= lastSeq)
  return { conversation, events: await showEvents(context, conversation, events), lastSeq }
}
