import type { Meeting, User } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { cancelMeeting } from '../meetings/cancel-meeting.ts'
import { withdrawProposal } from '../proposals/find-proposal.ts'
import { proposeFromMeeting } from '../proposals/propose-from-meeting.ts'

interface CancelWithOthers {
  meeting: Meeting
  user: User
  reason: string | undefined
  /** Starts (epoch ms) that the same email offers to the guest. May be empty. */
  starts: readonly number[]
}

async function proposeOthers(
  context: ServiceContext,
  { meeting, user, starts: slots }: CancelWithOthers,
): Promise<string | undefined> {
  if (slots.length === 0 || !meeting.isInvited) return undefined
  const offered = { organizerId: user.id, slots, via: 'link' } as const
  const proposal = await proposeFromMeeting(context, { meeting, ...offered })
  return proposal.id
}

/**
 * Cancels a meeting for a user and offers exactly these times to its guest. Throws as `cancelMeeting` and
 * `proposeFromMeeting`. If the times cannot be offered, nothing is canceled.
 */
export async function cancelWithOthers(
  context: ServiceContext,
  command: CancelWithOthers,
): Promise<void> {
  const { meeting, user, reason } = command
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'user', userId: user.id, name: user.name } as const
  const proposalId = await proposeOthers(context, command)
  try {
    await cancelMeeting(context, { workspaceId, meetingId, actor, reason, proposalId })
  } catch (error) {
    // Nobody was notified of the times.
    if (proposalId) await withdrawProposal(context, { workspaceId, proposalId, actor })
    throw error
  }
}
