import type { TaskResult } from '../../chat/types.ts'
import { findChatSite } from '../../store/chat/chat-sites.ts'
import { type ConversationWithState, findConversation } from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'
import { applyInput } from './apply-input.ts'
import { type ChatTaskOf, loadTask } from './chat-task.ts'
import { bookTime } from './tasks/book-time.ts'
import { cancelTime } from './tasks/cancel-time.ts'
import { checkDetails } from './tasks/check-details.ts'
import { findTimes } from './tasks/find-times.ts'
import { holdTime } from './tasks/hold-time.ts'
import { sendCode } from './tasks/send-code.ts'

const work = (context: ServiceContext, task: ChatTaskOf): Promise<TaskResult> => {
  switch (task.task.kind) {
    case 'find-times':
      return findTimes(context, task)
    case 'check-details':
      return checkDetails(context, task)
    case 'hold':
      return holdTime(context, task)
    case 'send-code':
      return sendCode(context, task)
    case 'book':
      return bookTime(context, task)
    case 'cancel':
      return cancelTime(context, task)
  }
}

async function attempt(
  context: ServiceContext,
  conversation: ConversationWithState,
): Promise<TaskResult> {
  try {
    const { workspaceId, siteId } = conversation
    const site = await findChatSite(context.db, { workspaceId, siteId })
    const task = site && (await loadTask(context, { site, conversation }))
    return task ? await work(context, task) : { outcome: 'refused', reason: 'page-inactive' }
  } catch (error) {
    context.log.error(
      { err: error, conversationId: conversation.id },
      'A task of a chat failed; the visitor can try it again',
    )
    return { outcome: 'failed' }
  }
}

/**
 * Does the task that a conversation waits for, and gives the machine its result, which may start the next task. May run
 * twice at once: tasks change nothing when they are repeated, and only the first result counts.
 */
export async function runTask(
  context: ServiceContext,
  { conversationId, taskId }: { conversationId: string; taskId: number },
): Promise<void> {
  let next: number | undefined = taskId
  while (next !== undefined) {
    const conversation = await findConversation(context.db, conversationId)
    if (conversation?.state.task?.id !== next) return
    const result = await attempt(context, conversation)
    const done = next
    const applied = await applyInput(context, conversationId, async () => ({
      events: [],
      input: { kind: 'result', taskId: done, result },
    }))
    next = applied.taskId
  }
}
