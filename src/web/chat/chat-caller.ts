import type { Request } from 'express'
import type { ConversationWithState } from '../../services/chat/find-conversation.ts'
import { findOwnConversation } from '../../services/chat/find-conversation.ts'
import { readSession } from '../../services/chat/open-session.ts'
import { unauthorized } from '../../services/problems.ts'
import { bearerOf } from '../api/bearer.ts'
import type { WebContext } from '../web-context.ts'

export interface ChatCaller {
  token: string
  visitorId: string
  conversation: ConversationWithState
}

/** The visitor who calls. Throws `unauthorized` if their session has ended. */
export async function chatCaller(web: WebContext, req: Request): Promise<ChatCaller> {
  const token = bearerOf(req)
  if (token === undefined) throw unauthorized('Open the chat again.')
  const { visitorId } = await readSession(web, token)
  return { token, visitorId, conversation: await findOwnConversation(web, visitorId) }
}
