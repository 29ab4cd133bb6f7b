import type { Knex } from 'knex'
import { advance } from '../../chat/advance.ts'
import type { NewChatEvent } from '../../chat/chat-event.ts'
import type { ChatEffect, ChatInput, ChatResult, ChatState } from '../../chat/types.ts'
import type { ChatSite } from '../../model/chat.ts'
import { deleteHold } from '../../store/availability/holds.ts'
import { appendEvents } from '../../store/chat/chat-events.ts'
import { findChatSite } from '../../store/chat/chat-sites.ts'
import { updateVisitor } from '../../store/chat/chat-visitors.ts'
import {
  type ConversationChanges,
  type ConversationWithState,
  lockConversation,
  updateConversation,
} from '../../store/chat/conversations.ts'
import { listChatReaders } from '../../store/people/chat-readers.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'
import { loadChatFacts } from './chat-facts.ts'

/** How long a visitor waits for a person before times are offered. */
const noAnswerMs = 90_000
/** The process that wrote the task does it at once; this job does it if that process was killed. */
const taskRescueMs = 10_000

export interface Applied {
  conversation: ConversationWithState
  /** The task that the machine waits for now, if this input started one. */
  taskId: number | undefined
}

interface Writing {
  conversation: ConversationWithState
  input: ChatInput
  /** What is logged before what the bot says. */
  events: readonly NewChatEvent[]
  changes?: ConversationChanges | undefined
}

const sayings = ({ says }: ChatResult): NewChatEvent[] =>
  says.map(say => ({ audience: 'all', author: { kind: 'bot' }, body: { kind: 'say', say } }))

/** What the effects add to the log. */
const effectEvents = (effects: readonly ChatEffect[]): NewChatEvent[] =>
  effects.flatMap(effect =>
    effect.kind === 'message-left'
      ? [
          {
            audience: 'team',
            author: { kind: 'visitor' },
            body: { kind: 'message-left', text: effect.text, email: effect.email },
          } as const,
        ]
      : [],
  )

async function planEffects(
  { jobs, clock }: ServiceContext,
  trx: Knex,
  {
    conversation,
    result,
    seq,
  }: { conversation: ConversationWithState; result: ChatResult; seq: number },
): Promise<void> {
  const { id: conversationId, workspaceId } = conversation
  const kinds = result.effects.map(({ kind }) => kind)
  if (kinds.includes('ask-team'))
    await jobs.enqueue(trx, 'chat-no-answer', [
      { payload: { conversationId, askedAt: clock() }, startAfter: clock() + noAnswerMs },
    ])
  if (!kinds.includes('message-left')) return
  const userIds = await listChatReaders(trx, workspaceId)
  await jobs.enqueue(
    trx,
    'email-chat-message',
    userIds.map(userId => ({ payload: { conversationId, seq, userId, attempt: 1 } })),
  )
}

/** The hold ends when its time was given back, and when it was used up. */
async function releaseHold(
  trx: Knex,
  { holdId }: ConversationWithState,
  { state, effects }: ChatResult,
): Promise<ConversationChanges> {
  const isDone = effects.some(({ kind }) => kind === 'release-hold') || state.step === 'booked'
  if (!holdId || !isDone) return {}
  await deleteHold(trx, holdId)
  return { holdId: null }
}

const startedTask = (before: ChatState, { task }: ChatState): number | undefined =>
  task && task.id !== before.task?.id ? task.id : undefined

/** Writes the events, the machine's answer and its new state, in the transaction that has locked the conversation. */
async function write(
  context: ServiceContext,
  trx: Knex,
  { site, conversation, input, events, changes }: Writing & { site: ChatSite },
): Promise<Applied> {
  const { id, lastSeq, state: before } = conversation
  const facts = await loadChatFacts({ ...context, db: trx }, { site, locale: conversation.locale })
  const result = advance(before, input, facts)
  const now = context.clock()
  const all = [...events, ...sayings(result), ...effectEvents(result.effects)]
  const seq = await appendEvents(trx, { conversationId: id, lastSeq, now }, all)
  await planEffects(context, trx, { conversation, result, seq })
  const held = await releaseHold(trx, conversation, result)
  const { state } = result
  const written = {
    ...changes,
    ...held,
    state,
    lastSeq: seq,
    timeZone: state.timeZone,
    changedAt: now,
    ...(state.step === 'closed' ? { status: 'closed' as const } : {}),
    ...(state.meeting ? { meetingId: state.meeting.id } : {}),
  }
  await updateConversation(trx, id, written)
  const { name, email } = state.details
  await updateVisitor(trx, { id: conversation.visitorId, name, email })
  const taskId = startedTask(before, state)
  if (taskId !== undefined)
    await context.jobs.enqueue(trx, 'chat-task', [
      { payload: { conversationId: id, taskId }, startAfter: now + taskRescueMs },
    ])
  return { conversation: { ...conversation, state, lastSeq: seq }, taskId }
}

/**
 * Gives one input to a conversation: locks it, lets `decide` look at its present state, and writes what came of it.
 * Everybody who is listening is notified after the commit.
 *
 * @param decide undefined: nothing is to be done, as for a repeated request
 */
export async function applyInput(
  context: ServiceContext,
  conversationId: string,
  decide: (
    conversation: ConversationWithState,
    trx: Knex,
  ) => Promise<Omit<Writing, 'conversation'> | undefined>,
): Promise<Applied> {
  const applied = await context.db.transaction(async trx => {
    const conversation = await lockConversation(trx, conversationId)
    if (!conversation) throw notFound()
    const decided = await decide(conversation, trx)
    if (!decided) return { conversation, taskId: undefined }
    const { workspaceId, siteId } = conversation
    const site = await findChatSite(trx, { workspaceId, siteId })
    if (!site) throw notFound()
    return write(context, trx, { site, conversation, ...decided })
  })
  context.chat.notify(conversationId)
  return applied
}
