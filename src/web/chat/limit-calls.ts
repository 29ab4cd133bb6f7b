import type { Request } from 'express'
import { countChat } from '../../services/chat/chat-limits.ts'
import { readSession } from '../../services/chat/open-session.ts'
import { isProblem } from '../../services/problems.ts'
import { clientNetwork } from '../client-network.ts'
import type { WebContext } from '../web-context.ts'
import type { ChatCaller } from './chat-caller.ts'

type Limiting = Pick<WebContext, 'db' | 'clock' | 'limitsChats'>

const isValid = (web: Limiting, token: string) =>
  readSession(web, token).then(
    () => true,
    (error: unknown) => {
      if (isProblem(error, 'unauthorized')) return false
      throw error
    },
  )

/** Throws `rate-limited`. A session that is opened again is not counted. @param resume the token of an earlier visit */
export async function limitSessions(
  web: Limiting,
  req: Request,
  resume: string | undefined,
): Promise<void> {
  if (!web.limitsChats || (resume !== undefined && (await isValid(web, resume)))) return
  await countChat(web, 'sessions-of-network', clientNetwork(req))
}

/** Throws `rate-limited`. */
export async function limitPresses(
  web: Limiting,
  req: Request,
  { visitorId }: ChatCaller,
): Promise<void> {
  if (!web.limitsChats) return
  await countChat(web, 'calls-of-network', clientNetwork(req))
  await countChat(web, 'presses-of-visitor', visitorId)
}

/** Throws `rate-limited`. Whoever talks with a person may write as much as they like, at a person's speed. */
export async function limitMessages(
  web: Limiting,
  req: Request,
  { visitorId, conversation }: ChatCaller,
): Promise<void> {
  if (!web.limitsChats) return
  await countChat(web, 'calls-of-network', clientNetwork(req))
  await countChat(web, 'messages-of-visitor', visitorId)
  if (conversation.ownerId === undefined)
    await countChat(web, 'unanswered-messages', conversation.id)
}
