import type { Meeting } from '../../model/entities.ts'
import { findMeeting } from '../../store/meetings/meetings.ts'
import type { Offer } from '../availability/availability-query.ts'
import { hostsForStart } from '../availability/choose-hosts.ts'
import { alternativesTo } from '../availability/find-starts.ts'
import { sharedReads } from '../availability/share-reads.ts'
import type { ServiceContext } from '../context.ts'
import { findRepeat } from '../idempotency/command-key.ts'
import { SlotLost } from '../meetings/commit-meeting.ts'
import { getManageToken } from '../meetings/find-meeting.ts'
import { makeVisitorToken } from '../meetings/visitor-token.ts'
import { distinctGuests, withKeptEmail } from '../people/distinct-guests.ts'
import { isProblem, meetingNotFound, slotNotOffered, slotTaken } from '../problems.ts'
import type { BookingTerms, BookMeeting } from './booking-terms.ts'
import { loadBookingTerms } from './booking-terms.ts'
import { checkEmailCode } from './check-email-code.ts'
import { chooseLiveHosts, type LiveHosts } from './choose-live-hosts.ts'
import { bookingKey, commitBooking } from './commit-booking.ts'
import { findOwnerHostId, goesByOwner } from './find-owner-host.ts'
import { noteMissedBooking } from './missed-booking.ts'
import { tryInTurn } from './try-in-turn.ts'
import { assertBookable } from './validate-booking.ts'

interface BookedMeeting {
  meeting: Meeting
  /** For the reschedule and cancel links; a visitor's where the host's name is not for them. */
  manageToken: string
  /** The same request was answered before; nothing was done now. */
  isRepeat: boolean
}

interface Booking {
  command: BookMeeting
  terms: BookingTerms
}

type FreeHosts = Extract<LiveHosts, { kind: 'chosen' }>

async function findEarlier(context: ServiceContext, command: BookMeeting, terms: BookingTerms) {
  const commandKey = bookingKey(command, terms)
  const id = commandKey && (await findRepeat(context.db, commandKey))
  return id === undefined ? undefined : bookedMeeting(context, { command, terms }, { id })
}

/**
 * Whoever books with an address that they did not prove to be theirs does not learn who owns that contact: at a
 * pool that goes by owners the name of the host would say so. The mail to the address names the host.
 */
const hidesHost = async (context: ServiceContext, { command, terms }: Booking): Promise<boolean> =>
  command.client !== undefined &&
  !terms.page?.asksEmailCode &&
  (await goesByOwner(context, terms.offer))

/** @param newToken of a meeting that was written just now; a repeat finds the one of the first time */
async function bookedMeeting(
  context: ServiceContext,
  booking: Booking,
  { id, newToken }: { id: string; newToken?: string | undefined },
): Promise<BookedMeeting> {
  const meeting = await findMeeting(context.db, id)
  if (!meeting) throw meetingNotFound()
  const isRepeat = newToken === undefined
  if (await hidesHost(context, booking))
    return { meeting, manageToken: makeVisitorToken(context.cipher, id), isRepeat }
  return { meeting, manageToken: newToken ?? (await getManageToken(context, id)), isRepeat }
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

/** Where the same request, sent twice at once, was booked meanwhile, its meeting is the answer. */
async function repeatOrRefuse(
  context: ServiceContext,
  { command, terms }: Booking,
  reason: string,
): Promise<BookedMeeting> {
  const earlier = await findEarlier(context, command, terms)
  return earlier ?? refuse(context, command, terms, reason)
}

/** Of those who want the same start of the same hosts one decides for the others. */
const contestKey = ({ hostIds }: Offer, startsAt: number) =>
  [startsAt, ...[...hostIds].sort()].join(' ')

/** Our database alone: calendars were asked a moment ago. Throws SlotLost. */
async function assertStillFree(
  { db }: ServiceContext,
  choice: Parameters<typeof hostsForStart>[1],
): Promise<void> {
  const key = JSON.stringify(['still free', choice.offer, choice.startsAt])
  const { kind } = await sharedReads(db)(key, () => hostsForStart(db, choice))
  if (kind === 'refused') throw new SlotLost()
}

const commit = (
  context: ServiceContext,
  {
    command,
    terms,
    ownerId,
    chosen,
    emailCodeId,
  }: Booking & {
    ownerId: string | undefined
    chosen: FreeHosts
    emailCodeId: string | undefined
  },
) =>
  context.db.transaction(trx =>
    commitBooking(context, trx, {
      command,
      terms,
      hostIds: chosen.candidateIds,
      ownerId,
      unverifiedIds: chosen.unverifiedIds,
      emailCodeId,
    }),
  )

/**
 * Books one start of a page or a proposal. The same `idempotencyKey` with the same request is
 * answered again without booking again.
 *
 * Throws `slot-taken` and `slot-not-offered` (with alternatives), `page-not-found`, `page-inactive`,
 * `proposal-not-found`, `proposal-closed`, `invalid-input`, `idempotency-key-reused`,
 * `mail-limit-reached`, and where the page asks for a code `email-code-needed`, `email-code-wrong`.
 */
export async function bookMeeting(
  context: ServiceContext,
  sent: BookMeeting,
): Promise<BookedMeeting> {
  const command = withDistinctPeople(sent)
  const terms = await loadBookingTerms(context, command)
  // A page may ask for more than it did when the command came first.
  const repeat = await findEarlier(context, command, terms)
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
  const choice = { offer: terms.offer, startsAt, ownerId, now }
  const chosen = await sharedReads(context.db)(
    JSON.stringify(['hosts', terms.offer, startsAt, ownerId]),
    () => chooseLiveHosts(context, choice),
  )
  if (chosen.kind === 'refused') return repeatOrRefuse(context, { command, terms }, chosen.reason)
  try {
    const emailCodeId = await checkEmailCode(context, { command, terms })
    const done = await tryInTurn(context.db, {
      key: contestKey(terms.offer, startsAt),
      look: () => assertStillFree(context, choice),
      attempt: () => commit(context, { command, terms, ownerId, chosen, emailCodeId }),
    })
    return await bookedMeeting(context, { command, terms }, done)
  } catch (error) {
    if (error instanceof SlotLost) return repeatOrRefuse(context, { command, terms }, 'busy')
    // The same request, sent twice at once, may have used its code meanwhile.
    const earlier = isProblem(error, 'email-code-wrong')
      ? await findEarlier(context, command, terms)
      : undefined
    if (earlier) return earlier
    throw error
  }
}
