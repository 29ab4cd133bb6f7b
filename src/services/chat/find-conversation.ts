import { listEvents } from '../../store/chat/chat-events.ts'
import {
  type ConversationWithState,
  findConversation,
  findLatestConversation,
  updateReached,
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

/**
 * Events after `after` as the visitor sees them. `lastSeq` also counts events that they do not see; `isCut`: there are
 * too many, so these are the last ones.
 */
export async function readShownEvents(
  context: ServiceContext,
  { conversationId, after }: { conversationId: string; after: number },
): Promise<{
  conversation: ConversationWithState
  events: ShownEvent[]
  lastSeq: number
  isCut: boolean
}> {
  const conversation = await findConversation(context.db, conversationId)
  if (!conversation) throw notFound()
  const { lastSeq } = conversation
  const from = Math.max(after, lastSeq - maxShownEvents)
  const query = { conversationId, after: from, audience: 'all' as const, limit: maxShownEvents }
  const events = (await listEvents(context.db, query)).filter(({ seq }) => seq <= lastSeq)
  const shown = await showEvents(context, conversation, events)
  return { conversation, events: shown, lastSeq, isCut: from > after }
}

/** What has reached a device of the visitor, and what they have seen. Whoever follows the conversation sees it. */
export const markReached = (
  { db }: Pick<ServiceContext, 'db'>,
  reached: Parameters<typeof updateReached>[1],
): Promise<void> => updateReached(db, reached)
