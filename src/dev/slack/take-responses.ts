import { randomUUID } from 'node:crypto'
import express, { Router as makeRouter, type Router } from 'express'
import type { DeskBlock } from '../../web/slack-desk.ts'
import type { AppParts } from './app-requests.ts'
import type { EphemeralMessage, ResponseTarget } from './desk-state.ts'

interface Sent {
  text?: string
  blocks?: DeskBlock[]
  response_type?: 'ephemeral' | 'in_channel'
  replace_original?: boolean
  delete_original?: boolean
  thread_ts?: string
}

async function latestTs({ team }: AppParts, { personId, conversationId }: ResponseTarget) {
  const history = (await team.call(
    'conversations.history',
    { channel: conversationId, limit: 1 },
    team.tokenOf(personId),
  )) as unknown as { messages?: { ts: string }[] }
  return history.messages?.[0]?.ts ?? '0'
}

async function sayAlone(parts: AppParts, target: ResponseTarget, sent: Sent): Promise<void> {
  const { personId, conversationId } = target
  const message: EphemeralMessage = {
    id: `e-${randomUUID()}`,
    personId,
    conversationId,
    threadTs: sent.thread_ts,
    text: sent.text ?? '',
    blocks: sent.blocks ?? [],
    after: await latestTs(parts, target),
  }
  parts.state.ephemerals.push(message)
}

const ephemeralIdOf = ({ original }: ResponseTarget) =>
  original?.kind === 'ephemeral' ? original.id : undefined

async function replace(parts: AppParts, target: ResponseTarget, sent: Sent): Promise<void> {
  const { original, conversationId: channel } = target
  const ephemeralId = ephemeralIdOf(target)
  const { text = '', blocks = [] } = sent
  if (original?.kind === 'message') {
    await parts.team.call('chat.update', { channel, ts: original.ts, text, blocks })
    return
  }
  const kept = parts.state.ephemerals.find(({ id }) => id === ephemeralId)
  if (kept) Object.assign(kept, { text, blocks })
  else await sayAlone(parts, target, sent)
}

async function remove(parts: AppParts, target: ResponseTarget) {
  const { original, conversationId } = target
  const ephemeralId = ephemeralIdOf(target)
  const { ephemerals } = parts.state
  const index = ephemerals.findIndex(({ id }) => id === ephemeralId)
  if (original?.kind === 'message')
    await parts.team.call('chat.delete', { channel: conversationId, ts: original.ts })
  else if (index >= 0) ephemerals.splice(index, 1)
}

async function take(parts: AppParts, target: ResponseTarget, sent: Sent): Promise<void> {
  const { text = '', blocks = [] } = sent
  const thread = sent.thread_ts ? { thread_ts: sent.thread_ts } : {}
  const message = { channel: target.conversationId, text, blocks, ...thread }
  if (sent.delete_original) await remove(parts, target)
  else if (sent.replace_original) await replace(parts, target, sent)
  else if (sent.response_type === 'in_channel') await parts.team.call('chat.postMessage', message)
  else await sayAlone(parts, target, sent)
  parts.state.changed()
}

/** Receives the bot's requests to response URLs. */
export function responsesRouter(parts: AppParts): Router {
  const router = makeRouter()
  router.post('/respond/:id', express.json({ limit: '1mb' }), async (req, res) => {
    const open = parts.state.responses.get(String(req.params.id))
    const isOver = !open || parts.clock() > open.until
    if (isOver) return void res.status(404).json({ ok: false, error: 'expired_url' })
    if (open.usesLeft === 0) return void res.status(404).json({ ok: false, error: 'used_url' })
    open.usesLeft -= 1
    await take(parts, open, req.body as Sent)
    res.json({ ok: true })
  })
  return router
}
