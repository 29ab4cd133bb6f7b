import type { TaskResult } from '../../../chat/types.ts'
import { requestEmailCode } from '../../booking/request-email-code.ts'
import type { ServiceContext } from '../../context.ts'
import { isProblem } from '../../problems.ts'
import type { ChatTaskOf } from '../chat-task.ts'
import { resultOf } from './book-time.ts'

/** A code that was sent a moment ago is still valid, so asking again is no fault. */
export async function sendCode(
  context: ServiceContext,
  { page, state, conversation, client }: ChatTaskOf,
): Promise<TaskResult> {
  const { email = '' } = state.details
  try {
    await requestEmailCode(context, { page, email, locale: conversation.locale, client })
  } catch (error) {
    if (!isProblem(error, 'email-code-limit')) return resultOf(error)
  }
  return { outcome: 'code-sent' }
}
