import type { Meeting, User } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { cancelMeeting } from '../meetings/cancel-meeting.ts'
import { withdrawProposal } from '../proposals/find-proposal.ts'
import { proposeFromMeeting } from '../proposals/propose-from-meeting.ts'

interface CancelWithOthers {
  meeting: Meeting
  user: User
  reason: string | undefined
  /** Starts (epoch ms) that the guest is offered in the same email; none where empty. */
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
 * A user cancels a meeting; its guest is offered these times and no others. Throws as `cancelMeeting` and
 * `proposeFromMeeting`: nothing is canceled where the times cannot be offered.
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
