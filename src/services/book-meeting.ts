import type { Meeting } from '../scheduling/entities.ts'
import { findMeeting } from '../store/meetings.ts'
import { assertBookable } from './bookable-request.ts'
import type { BookingTerms, BookMeeting } from './booking-terms.ts'
import { loadBookingTerms } from './booking-terms.ts'
import { chooseLiveHosts } from './choose-live-hosts.ts'
import { commitBooking, findEarlierBooking, SlotLost } from './commit-booking.ts'
import type { ServiceContext } from './context.ts'
import { distinctGuests, withKeptEmail } from './distinct-guests.ts'
import { getManageToken } from './find-meeting.ts'
import { findOwnerHostId } from './find-owner-host.ts'
import { noteMissedBooking } from './missed-booking.ts'
import { alternativesTo } from './offered-starts.ts'
import { meetingNotFound, slotNotOffered, slotTaken } from './problems.ts'

interface BookedMeeting {
  meeting: Meeting
  /** For the reschedule and cancel links. */
  manageToken: string
  /** The same request was answered before; nothing was done now. */
  isRepeat: boolean
}

async function findRepeat(context: ServiceContext, command: BookMeeting, terms: BookingTerms) {
  if (!command.idempotencyKey) return undefined
  const earlier = await findEarlierBooking(context.db, { command, terms })
  return earlier && bookedMeeting(context, earlier)
}

/** @param newToken of a meeting that was written just now; a repeat finds the one of the first time */
async function bookedMeeting(
  context: ServiceContext,
  { id, newToken }: { id: string; newToken?: string | undefined },
): Promise<BookedMeeting> {
  const meeting = await findMeeting(context.db, id)
  if (!meeting) throw meetingNotFound()
  const manageToken = newToken ?? (await getManageToken(context, id))
  return { meeting, manageToken, isRepeat: newToken === undefined }
}

async function refuse(
  context: ServiceContext,
  command: BookMeeting,
  terms: BookingTerms,
  reason: string,
): Promise<never> {
  const { startsAt } = command
  if (reason === 'no-hosts') await noteMissedBooking(context, command, terms)
  const alternatives = await alternativesTo(context.db, {
    offer: terms.fallbackOffer ?? terms.offer,
    startsAt,
    now: context.clock(),
  })
  const isLost = reason === 'busy' || reason === 'buffer' || reason === 'limit-reached'
  throw isLost
    ? slotTaken({ startsAt, alternatives })
    : slotNotOffered({ startsAt, alternatives, reason })
}

/** Addresses as we keep them, and no person twice. */
function withDistinctPeople(command: BookMeeting): BookMeeting {
  const invitee = withKeptEmail(command.invitee)
  return { ...command, invitee, guests: distinctGuests(command.guests ?? [], [invitee]) }
}

/**
 * Books one start of a page or a proposal. The same `idempotencyKey` with the same request is
 * answered again without booking again.
 *
 * Throws `slot-taken` and `slot-not-offered` (with alternatives), `page-not-found`, `page-inactive`,
 * `proposal-not-found`, `proposal-closed`, `invalid-input`, `idempotency-key-reused`,
 * `mail-limit-reached`.
 */
export async function bookMeeting(
  context: ServiceContext,
  sent: BookMeeting,
): Promise<BookedMeeting> {
  const command = withDistinctPeople(sent)
  const terms = await loadBookingTerms(context, command)
  // A page may ask for more than it did when the command came first.
  const repeat = await findRepeat(context, command, terms)
  if (repeat) return repeat
  assertBookable(command, terms)
  const now = context.clock()
  const { startsAt } = command
  if (terms.offeredStarts && !terms.offeredStarts.includes(startsAt))
    return refuse(context, command, terms, 'not-proposed')
  const ownerId = await findOwnerHostId(context, {
    offer: terms.offer,
    email: command.invitee.email,
  })
  const chosen = await chooseLiveHosts(context, { offer: terms.offer, startsAt, ownerId, now })
  if (chosen.kind === 'refused') {
    // The same request, sent twice at once, may have been booked since we looked.
    const earlier = await findRepeat(context, command, terms)
    return earlier ?? refuse(context, command, terms, chosen.reason)
  }
  try {
    const { candidateIds: hostIds, unverifiedIds } = chosen
    const done = await context.db.transaction(trx =>
      commitBooking(context, trx, { command, terms, hostIds, ownerId, unverifiedIds }),
    )
    return await bookedMeeting(context, done)
  } catch (error) {
    if (error instanceof SlotLost) return refuse(context, command, terms, 'busy')
    throw error
  }
}
