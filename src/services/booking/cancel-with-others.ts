import type { Meeting, User } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { cancelMeeting } from '../meetings/cancel-meeting.ts'
import { prepareFromMeeting } from '../proposals/propose-from-meeting.ts'
import type { PreparedProposal } from '../proposals/propose-times.ts'

interface CancelWithOthers {
  meeting: Meeting
  user: User
  reason: string | undefined
  /** Starts (epoch ms) that the same email proposes to the guest. May be empty. */
  starts: readonly number[]
}

async function prepareOthers(
  context: ServiceContext,
  { meeting, user, starts: slots }: CancelWithOthers,
): Promise<PreparedProposal | undefined> {
  if (slots.length === 0 || !meeting.isInvited || meeting.status === 'canceled') return undefined
  return prepareFromMeeting(context, {
    meeting,
    isToBeMoved: false,
    organizerId: user.id,
    slots,
    via: 'link',
  })
}

/**
 * Cancels a meeting for a user and proposes exactly these times to its guest, in one transaction. If the times
 * cannot be proposed, nothing is canceled; if the meeting was canceled before, nothing is proposed. Throws as
 * `cancelMeeting` and `proposeFromMeeting`.
 */
export async function cancelWithOthers(
  context: ServiceContext,
  command: CancelWithOthers,
): Promise<Meeting> {
  const { meeting, user, reason } = command
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'user', userId: user.id, name: user.name } as const
  const others = await prepareOthers(context, command)
  const propose =
    others &&
    (async (trx: Parameters<typeof others.write>[0]) => {
      await others.write(trx)
      return others.id
    })
  return cancelMeeting(context, { workspaceId, meetingId, actor, reason, propose })
}
