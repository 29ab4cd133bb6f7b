import type { NewChatEvent } from '../../chat/chat-event.ts'
import type { ChatInput } from '../../chat/types.ts'
import type { User } from '../../model/entities.ts'
import { findEvent, findSeqOf } from '../../store/chat/chat-events.ts'
import {
  type ConversationChanges,
  type ConversationWithState,
  findConversation,
} from '../../store/chat/conversations.ts'
import { findPageById } from '../../store/pages/pages.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { forbidden, invalidInput, notFound } from '../problems.ts'
import { type Applied, applyInput } from './apply-input.ts'
import { messageFaults } from './message-faults.ts'

export interface RepCommand {
  user: User
  conversationId: string
}

interface Doing {
  event?: NewChatEvent['body'] | undefined
  audience?: NewChatEvent['audience']
  clientId?: string | undefined
  input?: ChatInput | undefined
  changes?: ConversationChanges | undefined
}

/** Nothing that the machine takes notice of. */
const unnoticed: ChatInput = { kind: 'result', taskId: 0, result: { outcome: 'failed' } }

const isOpen = ({ status }: ConversationWithState) => status === 'open'

/** A rep's event, once per `clientId`. Throws `not-found` for a conversation of another workspace. */
const act = (
  context: ServiceContext,
  { user, conversationId }: RepCommand,
  decide: (conversation: ConversationWithState) => Doing | undefined,
): Promise<Applied> =>
  applyInput(context, conversationId, async (conversation, trx) => {
    if (conversation.workspaceId !== user.workspaceId) throw notFound()
    const doing = decide(conversation)
    if (!doing) return undefined
    const { event: body, audience = 'all', clientId, input = unnoticed, changes } = doing
    if (clientId && (await findSeqOf(trx, { conversationId, clientId })) !== undefined)
      return undefined
    const author = { kind: 'rep', userId: user.id } as const
    const events = body ? [{ clientId, audience, author, body }] : []
    return { events, input, changes }
  })

/** The rep answers from now on, and the bot is silent. Whoever had it before has it no more. */
export const takeConversation = (context: ServiceContext, command: RepCommand): Promise<Applied> =>
  act(context, command, conversation =>
    isOpen(conversation) && conversation.ownerId !== command.user.id
      ? {
          event: { kind: 'joined' },
          input: { kind: 'rep-joined' },
          changes: { ownerId: command.user.id },
        }
      : undefined,
  )

/** The bot goes on. */
export const leaveConversation = (context: ServiceContext, command: RepCommand): Promise<Applied> =>
  act(context, command, conversation =>
    isOpen(conversation) && conversation.ownerId === command.user.id
      ? { event: { kind: 'left' }, input: { kind: 'rep-left' }, changes: { ownerId: null } }
      : undefined,
  )

function assertText(text: string): void {
  const errors = messageFaults(text)
  if (errors.length > 0) throw invalidInput(errors)
}

interface RepMessage extends RepCommand {
  text: string
  clientId?: string | undefined
}

/** Only one person at a time talks with a visitor. */
function assertTaken({ ownerId }: ConversationWithState, { user }: RepCommand): void {
  if (ownerId !== user.id) throw forbidden('Take the chat first, then answer.')
}

/** A message to the visitor. Throws `invalid-input`, and `forbidden` for whoever has not taken the chat. */
export async function replyAsRep(context: ServiceContext, command: RepMessage): Promise<Applied> {
  assertText(command.text)
  return act(context, command, conversation => {
    assertTaken(conversation, command)
    return isOpen(conversation)
      ? { event: { kind: 'text', text: command.text }, clientId: command.clientId }
      : undefined
  })
}

/** A message for colleagues, which the visitor never sees. Throws `invalid-input`. */
export async function noteAsRep(context: ServiceContext, command: RepMessage): Promise<Applied> {
  assertText(command.text)
  return act(context, command, () => ({
    event: { kind: 'note', text: command.text },
    audience: 'team',
    clientId: command.clientId,
  }))
}

/**
 * Times that the visitor can pick by a press. Throws `not-found` for a page of another workspace, `forbidden` for
 * whoever has not taken the chat.
 */
export async function offerTimesAsRep(
  context: ServiceContext,
  command: RepCommand & { pageId: string; starts: readonly number[] },
): Promise<Applied> {
  const { user, pageId, starts } = command
  const found = await findPageById(context.db, { workspaceId: user.workspaceId, pageId })
  if (!found || found.isDeleted) throw notFound()
  if (starts.length === 0) throw invalidInput([fieldFault('starts', 'no-times')])
  return act(context, command, conversation => {
    assertTaken(conversation, command)
    return isOpen(conversation)
      ? { input: { kind: 'rep-offers', starts, pageId, repName: user.name } }
      : undefined
  })
}

export const closeConversation = (context: ServiceContext, command: RepCommand): Promise<Applied> =>
  act(context, command, conversation =>
    isOpen(conversation)
      ? { event: { kind: 'closed' }, input: { kind: 'closed' }, changes: { status: 'closed' } }
      : undefined,
  )

/** Only one's own messages can be changed. */
async function assertOwn(
  { db }: ServiceContext,
  { user, conversationId, seq }: RepCommand & { seq: number },
): Promise<void> {
  const conversation = await findConversation(db, conversationId)
  const event = await findEvent(db, { conversationId, seq })
  const isOwn = event?.author.kind === 'rep' && event.author.userId === user.id
  const isMessage = event?.body.kind === 'text' || event?.body.kind === 'note'
  if (conversation?.workspaceId !== user.workspaceId || !isOwn || !isMessage) throw notFound()
}

export async function editMessage(
  context: ServiceContext,
  command: RepCommand & { seq: number; text: string },
): Promise<Applied> {
  assertText(command.text)
  await assertOwn(context, command)
  const { seq: of, text } = command
  return act(context, command, () => ({ event: { kind: 'edited', of, text } }))
}

export async function deleteMessage(
  context: ServiceContext,
  command: RepCommand & { seq: number },
): Promise<Applied> {
  await assertOwn(context, command)
  return act(context, command, () => ({ event: { kind: 'deleted', of: command.seq } }))
}
