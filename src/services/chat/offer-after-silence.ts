import { findConversation } from '../../store/chat/conversations.ts'
import type { ServiceContext } from '../context.ts'
import { applyInput } from './apply-input.ts'

/** Nobody has answered since the visitor asked: times are offered. Does nothing once somebody has. */
export async function offerAfterSilence(
  context: ServiceContext,
  { conversationId, askedAt }: { conversationId: string; askedAt: number },
): Promise<void> {
  // Erased meanwhile.
  if (!(await findConversation(context.db, conversationId))) return
  await applyInput(context, conversationId, async ({ state }) =>
    state.waitingSince === askedAt ? { events: [], input: { kind: 'no-answer' } } : undefined,
  )
}
