import type { Request, Response } from 'express'
import { readTranscript } from '../../services/chat/read-transcript.ts'
import { userOf } from '../middleware/signed-in.ts'
import type { WebContext } from '../web-context.ts'

const waitMs = 25_000

/** Answers as soon as the conversation has events after `after`, or after 25 seconds. The page then reads itself again. */
export async function waitForChange(web: WebContext, req: Request, res: Response): Promise<void> {
  const command = { user: userOf(res), conversationId: String(req.params.id) }
  const after = Number(req.query.after) || 0
  const { conversation } = await readTranscript(web, command)
  const change = Promise.withResolvers<void>()
  const stop = web.chat.listen(conversation.id, {
    onChange: change.resolve,
    onStop: change.resolve,
  })
  const timer = setTimeout(change.resolve, waitMs)
  res.once('close', change.resolve)
  try {
    const isNew = (await readTranscript(web, command)).conversation.lastSeq > after
    if (!isNew) await change.promise
  } finally {
    clearTimeout(timer)
    stop()
  }
  if (!res.closed) res.set('Cache-Control', 'no-store').status(204).end()
}
