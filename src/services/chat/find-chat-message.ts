import { findEvent } from '../../store/chat/chat-events.ts'
import { findChatSite } from '../../store/chat/chat-sites.ts'
import { findVisitor } from '../../store/chat/chat-visitors.ts'
import { findConversation } from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'

/** A message that a visitor left for the team. */
export interface ChatMessage {
  text: string
  email: string
  name: string | undefined
  siteName: string
  pageTitle: string | undefined
}

/** Undefined if it was erased meanwhile. */
export async function findChatMessage(
  { db }: Pick<ServiceContext, 'db'>,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<ChatMessage | undefined> {
  const conversation = await findConversation(db, conversationId)
  const event = await findEvent(db, { conversationId, seq })
  if (!conversation || event?.body.kind !== 'message-left') return undefined
  const { workspaceId, siteId, visitorId, pageTitle } = conversation
  const site = await findChatSite(db, { workspaceId, siteId })
  const visitor = await findVisitor(db, visitorId)
  const { text, email } = event.body
  return { text, email, name: visitor?.name, siteName: site?.name ?? '', pageTitle }
}
