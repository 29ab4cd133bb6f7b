import type { Meeting } from '../../model/entities.ts'
import { findMeeting } from '../../store/meetings/meetings.ts'
import type { AvailabilityQuery } from '../availability/availability-query.ts'
import { alternativesTo } from '../availability/find-starts.ts'
import { hostsForStart } from '../availability/hosts-for-start.ts'
import { sharedReads } from '../availability/share-reads.ts'
import type { ServiceContext } from '../context.ts'
import { findRepeat } from '../idempotency/command-key.ts'
import { measureBooking } from '../measure-booking.ts'
import { SlotLost } from '../meetings/commit-meeting.ts'
import { getManageToken } from '../meetings/find-meeting.ts'
import { makeVisitorToken } from '../meetings/visitor-token.ts'
import { distinctGuests, withKeptEmail } from '../people/distinct-guests.ts'
import { isProblem, meetingNotFound, slotNotOffered, slotTaken } from '../problems.ts'
import type { BookMeeting } from './booking-command.ts'
import type { BookingTerms } from './booking-terms.ts'
import { assertOpen, loadBookingTerms } from './booking-terms.ts'
import { checkEmailCode } from './check-email-code.ts'
import { chooseLiveHosts, type LiveHosts } from './choose-live-hosts.ts'
import { bookingKey, commitBooking } from './commit-booking.ts'
import { hidesHost } from './email-proof.ts'
import { findOwnerHostId } from './find-owner-host.ts'
import { noteMissedBooking } from './missed-booking.ts'
import { pickNewTime } from './pick-new-time.ts'
import { tryInTurn } from './try-in-turn.ts'
import { assertBookable } from './validate-booking.ts'

interface BookedMeeting {
  meeting: Meeting
  /** Token of the reschedule and cancel links. If the visitor must not see the host's name, it is a visitor token. */
  manageToken: string
  /** The same request was answered before, so nothing was done now. */
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

/** @param newToken token of a meeting that was just written; a repeated request reads the first one */
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
    query: terms.fallbackQuery ?? terms.query,
    startsAt,
    now: context.clock(),
  })
  const isLost = reason === 'busy' || reason === 'buffer' || reason === 'limit-reached'
  throw isLost
    ? slotTaken({ startsAt, alternatives })
    : slotNotOffered({ startsAt, alternatives, reason })
}

/** Normalizes addresses and removes duplicate people. */
function withDistinctPeople(command: BookMeeting): BookMeeting {
  const invitee = withKeptEmail(command.invitee)
  return { ...command, invitee, guests: distinctGuests(command.guests ?? [], [invitee]) }
}

/** If the same request was sent twice at once and is booked by now, answers with its meeting. */
async function repeatOrRefuse(
  context: ServiceContext,
  { command, terms }: Booking,
  reason: string,
): Promise<BookedMeeting> {
  const earlier = await findEarlier(context, command, terms)
  return earlier ?? refuse(context, command, terms, reason)
}

/** Requests for the same start of the same hosts share a key. */
const contestKey = ({ hostIds }: AvailabilityQuery, startsAt: number) =>
  [startsAt, ...[...hostIds].sort()].join(' ')

/** Reads only the database, since calendars were just read. Throws SlotLost. */
async function assertStillFree(
  { db }: ServiceContext,
  choice: Parameters<typeof hostsForStart>[1],
): Promise<void> {
  const key = JSON.stringify(['still free', choice.query, choice.startsAt])
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

async function bookOnce(context: ServiceContext, sent: BookMeeting): Promise<BookedMeeting> {
  const command = withDistinctPeople(sent)
  const terms = await loadBookingTerms(context, command)
  const { move } = terms
  if (move) {
    const { meeting, isRepeat } = await pickNewTime(context, { command, terms, move })
    return { ...(await bookedMeeting(context, { command, terms }, meeting)), isRepeat }
  }
  // The page may have been changed since the command came first.
  const repeat = await findEarlier(context, command, terms)
  if (repeat) return repeat
  assertOpen(terms)
  assertBookable(command, terms)
  const now = context.clock()
  const { startsAt } = command
  if (terms.allowedStarts && !terms.allowedStarts.includes(startsAt))
    return refuse(context, command, terms, 'not-proposed')
  const ownerId = await findOwnerHostId(context, {
    query: terms.query,
    email: command.invitee.email,
  })
  const choice = { query: terms.query, startsAt, ownerId, now }
  const chosen = await sharedReads(context.db)(
    JSON.stringify(['hosts', terms.query, startsAt, ownerId]),
    () => chooseLiveHosts(context, choice),
  )
  if (chosen.kind === 'refused') return repeatOrRefuse(context, { command, terms }, chosen.reason)
  try {
    const emailCodeId = await checkEmailCode(context, { command, terms })
    const done = await tryInTurn(context.db, {
      key: contestKey(terms.query, startsAt),
      look: () => assertStillFree(context, choice),
      attempt: () => commit(context, { command, terms, ownerId, chosen, emailCodeId }),
    })
    return await bookedMeeting(context, { command, terms }, done)
  } catch (error) {
    if (error instanceof SlotLost) return repeatOrRefuse(context, { command, terms }, 'busy')
    // If the same request was sent twice at once, the other may have used the code by now.
    const earlier = isProblem(error, 'email-code-wrong')
      ? await findEarlier(context, command, terms)
      : undefined
    if (earlier) return earlier
    throw error
  }
}

/**
 * Books one start of a page or a proposal. If the same request comes again with the same `idempotencyKey`, it gets
 * the same answer and nothing is booked. A time that was proposed to move a meeting moves it.
 *
 * Throws `slot-taken` and `slot-not-offered` (with alternatives), `page-not-found`, `page-inactive`,
 * `proposal-not-found`, `proposal-closed`, `invalid-input`, `idempotency-key-reused`,
 * `mail-limit-reached`, and where the page asks for a code `email-code-needed`, `email-code-wrong`.
 */
export const bookMeeting = (context: ServiceContext, sent: BookMeeting): Promise<BookedMeeting> =>
  measureBooking(context, sent.source, () => bookOnce(context, sent))
