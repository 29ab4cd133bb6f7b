import { contentToRepeat } from '../../src/services/proposals/content-to-repeat.ts'
import { expiryOf, type ProposeTimes } from '../../src/services/proposals/proposal-command.ts'
import { proposeTimes } from '../../src/services/proposals/propose-times.ts'
import type { Draft } from '../blocks/proposals/proposal-draft.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** When a preview's proposal would expire if it were sent now. */
export const draftExpiry = ({ slots, isHeld = false }: Draft, now: number): number =>
  expiryOf({ slots, isHeld, now })

/** Turns a preview into a proposal. Throws the errors of `proposeTimes`. */
export async function sendDraft(
  request: RequestContext,
  draft: Draft,
  via: ProposeTimes['via'],
): ReturnType<typeof proposeTimes> {
  const { workspaceId, parts } = request
  const { again: proposalId, email, pageId } = draft
  const repeated =
    proposalId === undefined
      ? undefined
      : await contentToRepeat(parts.context, { workspaceId, proposalId, email, pageId })
  return proposeTimes(parts.context, {
    workspaceId,
    content: repeated?.content,
    hostId: request.user.id,
    organizerId: request.user.id,
    pageId: draft.pageId,
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
