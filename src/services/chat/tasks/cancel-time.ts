import type { TaskResult } from '../../../chat/types.ts'
import type { ServiceContext } from '../../context.ts'
import { cancelMeeting } from '../../meetings/cancel-meeting.ts'
import type { ChatTaskOf } from '../chat-task.ts'
import { resultOf } from './book-time.ts'

export async function cancelTime(
  context: ServiceContext,
  { state, conversation }: ChatTaskOf,
): Promise<TaskResult> {
  try {
    await cancelMeeting(context, {
      workspaceId: conversation.workspaceId,
      meetingId: state.meeting?.id ?? '',
      actor: { kind: 'invitee', name: state.details.name ?? '' },
    })
    return { outcome: 'canceled' }
  } catch (error) {
    return resultOf(error)
  }
}
