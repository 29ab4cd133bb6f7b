import { findChatSite } from '../../store/chat/chat-sites.ts'
import { findVisitor } from '../../store/chat/chat-visitors.ts'
import type { ConversationWithState } from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'
import { openConversation } from './open-session.ts'

/** A new conversation of the same visitor, after the last one was closed. Throws `not-found`. */
export async function startAgain(
  context: ServiceContext,
  closed: ConversationWithState,
): Promise<ConversationWithState> {
  const { workspaceId, siteId, visitorId, locale, timeZone, tracking } = closed
  const site = await findChatSite(context.db, { workspaceId, siteId })
  const visitor = await findVisitor(context.db, visitorId)
  if (!site || !visitor) throw notFound()
  const { pageUrl: url, pageTitle: title } = closed
  const command = { page: { url, title }, locale, timeZone, tracking, network: undefined }
  return openConversation(context, { site, visitor, command, isNew: true })
}
