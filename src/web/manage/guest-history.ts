import type { Meeting } from '../../model/entities.ts'
import { listMeetingEvents } from '../../services/meetings/find-meeting.ts'
import { isVisitorToken } from '../../services/meetings/visitor-token.ts'
import type { PageContext } from '../page-context.ts'

/** What the emails say of a meeting beside what it is now. */
export interface GuestHistory {
  /** When it was before its last move. */
  before?: { startsAt: number; endsAt: number } | undefined
  /** Who canceled it. */
  canceledBy?: { name: string; isInvitee: boolean } | undefined
  reason?: string | undefined
}

/** Who did not prove the address reads the meeting alone: the email to the address says the rest. */
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
