import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { markReached, readShownEvents } from '../../services/chat/find-conversation.ts'
import { jsonBody } from '../api/json-body.ts'
import { readInput } from '../api/read-input.ts'
import type { WebContext } from '../web-context.ts'
import { type ChatCaller, chatCaller } from './chat-caller.ts'
import { type EventStream, openEventStream } from './event-stream.ts'

const maxStreams = 3
const pollMs = 25_000
const seqText = z.coerce.number().int().min(0).max(2_147_483_647)
const seenBody = z.object({ seq: seqText })
const pollQuery = z.object({ after: seqText.default(0) })

/** Runs `work` after each call, never twice at once; calls during a run lead to one more. */
function inTurn(work: () => Promise<void>): () => void {
  let isRunning = false
  let isWanted = false
  const run = async () => {
    isRunning = true
    while (isWanted) {
      isWanted = false
      await work()
    }
    isRunning = false
  }
  return () => {
    isWanted = true
    if (!isRunning) void run()
  }
}

/** Open streams by token: a browser with many tabs keeps the newest. */
const streamsOf = new Map<string, EventStream[]>()

function register(token: string, stream: EventStream): void {
  const open = [...(streamsOf.get(token) ?? []), stream]
  for (const oldest of open.splice(0, Math.max(0, open.length - maxStreams))) oldest.end()
  streamsOf.set(token, open)
}

function unregister(token: string, stream: EventStream): void {
  const open = (streamsOf.get(token) ?? []).filter(one => one !== stream)
  if (open.length > 0) streamsOf.set(token, open)
  else streamsOf.delete(token)
}

/** Sends what comes after `after`. Nothing is lost between the first reading and the listening: listening comes first. */
function follow(
  web: WebContext,
  { conversation: { id: conversationId } }: ChatCaller,
  { after, stream }: { after: number; stream: EventStream },
): () => void {
  let sent = after
  const pump = inTurn(async () => {
    try {
      const { events, lastSeq, isCut } = await readShownEvents(web, { conversationId, after: sent })
      if (isCut) stream.send({ id: lastSeq, name: 'snapshot', data: { events, lastSeq } })
      else for (const event of events) stream.send({ id: event.seq, name: 'event', data: event })
      sent = lastSeq
      await markReached(web, { id: conversationId, deliveredSeq: lastSeq })
    } catch (error) {
      web.log.warn({ err: error }, 'A chat stream could not be read; the panel opens another one')
      stream.end()
    }
  })
  const stop = web.chat.listen(conversationId, { onChange: pump, onStop: () => stream.end() })
  pump()
  return stop
}

async function openStream(web: WebContext, req: Request, res: Response): Promise<void> {
  const caller = await chatCaller(web, req)
  const last = seqText.safeParse(req.get('last-event-id') ?? '0')
  let stop: () => void = () => undefined
  const stream = openEventStream(res, () => {
    stop()
    unregister(caller.token, stream)
  })
  register(caller.token, stream)
  stop = follow(web, caller, { after: last.success ? last.data : 0, stream })
}

/** Waits for events that come after a number; answers without any after 25 seconds. */
async function poll(web: WebContext, req: Request, res: Response): Promise<void> {
  const { conversation } = await chatCaller(web, req)
  const { after } = readInput(pollQuery, req.query, 'query')
  const { id: conversationId } = conversation
  const change = Promise.withResolvers<void>()
  const stop = web.chat.listen(conversationId, { onChange: change.resolve, onStop: change.resolve })
  const timer = setTimeout(change.resolve, pollMs)
  res.once('close', change.resolve)
  try {
    let read = await readShownEvents(web, { conversationId, after })
    if (read.events.length === 0) {
      await change.promise
      read = await readShownEvents(web, { conversationId, after })
    }
    await markReached(web, { id: conversationId, deliveredSeq: read.lastSeq })
    if (!res.closed) res.json({ events: read.events, lastSeq: read.lastSeq })
  } finally {
    clearTimeout(timer)
    stop()
  }
}

/** How a panel learns of what others write. */
export function followRoutes(web: WebContext): Router {
  const router = Router()
  router.get('/chat/v1/stream', (req, res) => openStream(web, req, res))
  router.get('/chat/v1/poll', (req, res) => poll(web, req, res))
  router.post('/chat/v1/seen', ...jsonBody, async (req: Request, res: Response) => {
    const { conversation } = await chatCaller(web, req)
    const { seq } = readInput(seenBody, req.body ?? {}, 'body')
    await markReached(web, { id: conversation.id, seenSeq: seq })
    res.status(204).end()
  })
  return router
}
