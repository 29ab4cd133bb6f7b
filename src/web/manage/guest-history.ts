import type { Meeting } from '../../model/entities.ts'
import { listMeetingEvents } from '../../services/meetings/find-meeting.ts'
import { isVisitorToken } from '../../services/meetings/visitor-token.ts'
import type { PageContext } from '../page-context.ts'

/** Facts about past changes, as the emails state them. */
export interface GuestHistory {
  /** The time before the last move. */
  before?: { startsAt: number; endsAt: number } | undefined
  canceledBy?: { name: string; isInvitee: boolean } | undefined
  reason?: string | undefined
}

/** Returns no history to visitors who did not prove the invitee's address. */
export async function guestHistory(
  context: PageContext,
  { token, meeting }: { token: string; meeting: Meeting },
): Promise<GuestHistory> {
  if (isVisitorToken(token)) return {}
  const events = await listMeetingEvents(context, meeting.id)
  if (meeting.status === 'canceled') {
    const actor = events.findLast(({ kind }) => kind === 'canceled')?.actor
    const isInvitee = actor?.kind === 'invitee'
    return {
      canceledBy: actor && { name: actor.name, isInvitee },
      reason: meeting.cancelReason,
    }
  }
  const moved = events.findLast(({ kind }) => kind === 'rescheduled')
  if (moved?.previousStartsAt === undefined || moved.previousEndsAt === undefined) return {}
  return {
    before: { startsAt: moved.previousStartsAt, endsAt: moved.previousEndsAt },
    reason: moved.reason,
  }
}
