import type { ChatBody, NewChatEvent } from '../../chat/chat-event.ts'
import type { ChatDetails, ChatInput, ChoiceAction } from '../../chat/types.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { findSeqOf } from '../../store/chat/chat-events.ts'
import type { ConversationWithState } from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault, when } from '../field-fault.ts'
import { invalidInput } from '../problems.ts'
import { applyInput } from './apply-input.ts'
import { messageFaults } from './message-faults.ts'
import { runTask } from './run-task.ts'

export type VisitorInput =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; action: ChoiceAction; value?: string | number | undefined }
  | { kind: 'details'; details: ChatDetails }
  | { kind: 'zone'; timeZone: string }

interface TakeInput {
  conversationId: string
  /** Given by the visitor's browser: the same id is the same input. */
  clientId: string
  input: VisitorInput
}

/** The label is what the visitor saw, so it is taken from the live buttons. */
const choiceOf = (
  { state }: ConversationWithState,
  input: Extract<VisitorInput, { kind: 'choice' }>,
) =>
  state.choices.find(({ action, value }) => action === input.action && value === input.value) ?? {
    action: input.action,
    ...(input.value === undefined ? {} : { value: input.value }),
  }

function bodyOf(conversation: ConversationWithState, input: VisitorInput): ChatBody {
  switch (input.kind) {
    case 'text':
      return { kind: 'text', text: input.text }
    case 'choice':
      return { kind: 'choice', choice: choiceOf(conversation, input) }
    case 'details':
      return { kind: 'details', details: input.details }
    case 'zone':
      return { kind: 'zone', timeZone: input.timeZone }
  }
}

function machineInput(input: VisitorInput): ChatInput {
  switch (input.kind) {
    case 'text':
      return { kind: 'typed', text: input.text }
    case 'choice': {
      const { action, value } = input
      return { kind: 'pressed', action, ...(value === undefined ? {} : { value }) }
    }
    case 'details':
      return { kind: 'details', details: input.details }
    case 'zone':
      return { kind: 'zone-chosen', timeZone: input.timeZone }
  }
}

/** Throws `invalid-input`. */
function assertInput(input: VisitorInput): void {
  const errors =
    input.kind === 'text'
      ? messageFaults(input.text)
      : when(
          input.kind === 'zone' && !isTimeZone(input.timeZone),
          fieldFault('timeZone', 'bad-zone'),
        )
  if (errors.length > 0) throw invalidInput(errors)
}

export interface TakenInput {
  /** Of the visitor's event. */
  seq: number
  /** Resolves when the machine's task is done. The answer to the visitor does not wait for it. */
  work: Promise<void>
}

/**
 * Something that the visitor wrote or pressed. The same `clientId` again is answered with the same `seq`, and nothing
 * is done. Throws `invalid-input`, `not-found`.
 */
export async function takeInput(context: ServiceContext, command: TakeInput): Promise<TakenInput> {
  const { conversationId, clientId, input } = command
  assertInput(input)
  let seq: number | undefined
  const { taskId } = await applyInput(context, conversationId, async (conversation, trx) => {
    seq = await findSeqOf(trx, { conversationId, clientId })
    if (seq !== undefined) return undefined
    seq = conversation.lastSeq + 1
    const event: NewChatEvent = {
      clientId,
      audience: 'all',
      author: { kind: 'visitor' },
      body: bodyOf(conversation, input),
    }
    const spokeAt = conversation.spokeAt ?? context.clock()
    return { events: [event], input: machineInput(input), changes: { spokeAt } }
  })
  const work =
    taskId === undefined ? Promise.resolve() : runTask(context, { conversationId, taskId })
  return { seq: seq ?? 0, work }
}
