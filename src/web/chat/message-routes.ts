import { type Request, type Response, Router } from 'express'
import { listMonthSlots } from '../../services/chat/month-slots.ts'
import { startAgain } from '../../services/chat/start-again.ts'
import { type TakenInput, takeInput, type VisitorInput } from '../../services/chat/take-input.ts'
import { jsonBody } from '../api/json-body.ts'
import { readInput } from '../api/read-input.ts'
import type { WebContext } from '../web-context.ts'
import { actionBody, messageBody, slotsQuery, zoneBody } from './chat-bodies.ts'
import { type ChatCaller, chatCaller } from './chat-caller.ts'
import { limitMessages, limitPresses } from './limit-calls.ts'
import { readAction } from './read-action.ts'

interface Given {
  clientId: string
  input: VisitorInput
}

/** The answer does not wait for calendars: what comes of the message comes by the stream. */
function answer(web: WebContext, res: Response, { seq, work }: TakenInput): void {
  work.catch(error => web.log.error({ err: error }, 'The work of a chat message was interrupted'))
  res.status(202).json({ seq })
}

async function give(
  web: WebContext,
  res: Response,
  { caller, given }: { caller: ChatCaller; given: Given },
): Promise<void> {
  const { conversation } = caller
  const isStart = given.input.kind === 'choice' && given.input.action === 'start-again'
  if (conversation.status === 'closed') {
    const opened = await startAgain(web, conversation)
    if (isStart) return void res.status(202).json({ seq: 0, conversationId: opened.id })
    return answer(web, res, await takeInput(web, { conversationId: opened.id, ...given }))
  }
  answer(web, res, await takeInput(web, { conversationId: conversation.id, ...given }))
}

async function takeMessage(web: WebContext, req: Request, res: Response): Promise<void> {
  const caller = await chatCaller(web, req)
  await limitMessages(web, req, caller)
  const { clientId, text } = readInput(messageBody, req.body ?? {}, 'body')
  await give(web, res, { caller, given: { clientId, input: { kind: 'text', text } } })
}

async function takeAction(web: WebContext, req: Request, res: Response): Promise<void> {
  const caller = await chatCaller(web, req)
  await limitPresses(web, req, caller)
  const body = readInput(actionBody, req.body ?? {}, 'body')
  await give(web, res, { caller, given: { clientId: body.clientId, input: readAction(body) } })
}

async function setZone(web: WebContext, req: Request, res: Response): Promise<void> {
  const caller = await chatCaller(web, req)
  await limitPresses(web, req, caller)
  const { timeZone } = readInput(zoneBody, req.body ?? {}, 'body')
  const clientId = `zone-${caller.conversation.lastSeq}-${timeZone.replace(/\W/g, '-')}`
  await give(web, res, { caller, given: { clientId, input: { kind: 'zone', timeZone } } })
}

async function slots(web: WebContext, req: Request, res: Response): Promise<void> {
  const { conversation } = await chatCaller(web, req)
  res.json(await listMonthSlots(web, conversation, readInput(slotsQuery, req.query, 'query')))
}

/** What a visitor writes and presses. */
export function messageRoutes(web: WebContext): Router {
  const router = Router()
  router.post('/chat/v1/messages', ...jsonBody, (req: Request, res: Response) =>
    takeMessage(web, req, res),
  )
  router.post('/chat/v1/actions', ...jsonBody, (req: Request, res: Response) =>
    takeAction(web, req, res),
  )
  router.post('/chat/v1/time-zone', ...jsonBody, (req: Request, res: Response) =>
    setZone(web, req, res),
  )
  router.get('/chat/v1/slots', (req, res) => slots(web, req, res))
  return router
}
