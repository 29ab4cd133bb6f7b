import { contentToRepeat } from '../../src/services/proposals/content-to-repeat.ts'
import { expiryOf, type ProposeTimes } from '../../src/services/proposals/proposal-command.ts'
import { contentToMove } from '../../src/services/proposals/propose-from-meeting.ts'
import { proposeTimes } from '../../src/services/proposals/propose-times.ts'
import type { Draft } from '../blocks/proposals/proposal-draft.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** When a preview's proposal would expire if it were sent now. */
export const draftExpiry = ({ slots, isHeld = false }: Draft, now: number): number =>
  expiryOf({ slots, isHeld, now })

/** What the proposal takes over from the meeting that it moves, or from the proposal that it repeats. */
async function carriedOf({ workspaceId, parts: { context } }: RequestContext, draft: Draft) {
  const { again: proposalId, moves: meetingId, email, pageId } = draft
  const asked = { workspaceId, email, pageId }
  if (meetingId) return contentToMove(context, { ...asked, meetingId })
  const repeated = proposalId && (await contentToRepeat(context, { ...asked, proposalId }))
  return repeated ? { content: repeated.content } : undefined
}

/** Turns a preview into a proposal. Throws the errors of `proposeTimes` and `contentToMove`. */
export async function sendDraft(
  request: RequestContext,
  draft: Draft,
  via: ProposeTimes['via'],
): ReturnType<typeof proposeTimes> {
  const { workspaceId, parts } = request
  return proposeTimes(parts.context, {
    workspaceId,
    hostId: request.user.id,
    organizerId: request.user.id,
    pageId: draft.pageId,
    ...(await carriedOf(request, draft)),
    title: draft.title,
    invitee: {
      email: draft.email,
      name: draft.name,
      timeZone: draft.guestZone,
    },
    durationMinutes: draft.durationMinutes,
    slots: draft.slots,
    message: draft.note,
    via,
    holds: draft.isHeld ? 'held' : 'none',
  })
}
