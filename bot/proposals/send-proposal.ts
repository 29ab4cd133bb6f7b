import type { ProposeTimes } from '../../src/services/proposals/propose-times.ts'
import { proposeTimes } from '../../src/services/proposals/propose-times.ts'
import type { Draft } from '../blocks/proposals/proposal-draft.ts'
import type { RequestContext } from '../requests/request-context.ts'

const weekMs = 7 * 24 * 60 * 60_000

/** A week, but never past the last time offered. */
export const expiryOf = (slots: readonly number[], now: number): number =>
  Math.min(now + weekMs, slots.at(-1) ?? now)

/** Makes a preview a proposal. Throws as `proposeTimes`. */
export const sendDraft = (request: RequestContext, draft: Draft, via: ProposeTimes['via']) =>
  proposeTimes(request.parts.context, {
    workspaceId: request.workspaceId,
    hostId: request.user.id,
    organizerId: request.user.id,
    pageId: draft.pageId,
    title: draft.title,
    invitee: {
      email: draft.email,
      name: draft.name,
      timeZone: draft.guestZone,
      locale: request.user.locale,
    },
    durationMinutes: draft.durationMinutes,
    slots: draft.slots,
    message: draft.note,
    expiresAt: expiryOf(draft.slots, request.parts.context.clock()),
    via,
    holds: draft.isHeld ? 'held' : 'none',
  })
