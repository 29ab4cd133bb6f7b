import { createHash, randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { Meeting } from '../scheduling/entities.ts'
import { findIdempotencyKey, insertIdempotencyKey } from '../store/idempotency-keys.ts'
import { findMeeting, insertMeeting } from '../store/meetings.ts'
import { insertOccupancies, lockHosts } from '../store/occupancies.ts'
import { makeToken } from '../store/token-cipher.ts'
import { assertBookable } from './bookable-request.ts'
import type { BookingTerms, BookMeeting } from './booking-terms.ts'
import { loadBookingTerms } from './booking-terms.ts'
import { hostsForStart } from './choose-hosts.ts'
import type { ServiceContext } from './context.ts'
import { getManageToken } from './find-meeting.ts'
import { findOwnerHostId } from './find-owner-host.ts'
import { alternativesTo } from './offered-starts.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { idempotencyKeyReused, meetingNotFound, slotNotOffered, slotTaken } from './problems.ts'
import { useUpProposal } from './propose-times.ts'

export type { BookMeeting } from './booking-terms.ts'

export interface BookedMeeting {
  meeting: Meeting
  /** For the reschedule and cancel links. */
  manageToken: string
  /** The same request was answered before; nothing was done now. */
  isRepeat: boolean
}

/** Leaves the transaction, so that nothing of a lost race stays behind. */
class SlotLost extends Error {}

const fingerprintOf = (command: BookMeeting) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        command.startsAt,
        command.durationMinutes,
        command.invitee.email.toLowerCase(),
        command.invitee.name,
      ]),
    )
    .digest('base64url')

const keyOf = (command: BookMeeting, terms: BookingTerms) => ({
  workspaceId: command.workspaceId,
  scope: `book:${terms.offer.pageId ?? command.proposalId ?? ''}`,
  key: command.idempotencyKey ?? '',
})

async function findRepeat(context: ServiceContext, command: BookMeeting, terms: BookingTerms) {
  if (!command.idempotencyKey) return undefined
  const earlier = await findIdempotencyKey(context.db, keyOf(command, terms))
  if (!earlier) return undefined
  if (earlier.fingerprint !== fingerprintOf(command)) throw idempotencyKeyReused()
  return bookedMeeting(context, { id: earlier.resultId })
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

/** All of one booking, in the caller's transaction. Throws SlotLost where another was faster. */
async function commitBooking(
  context: ServiceContext,
  trx: Knex,
  booking: {
    command: BookMeeting
    terms: BookingTerms
    hostIds: readonly string[]
    ownerId: string | undefined
  },
): Promise<{ id: string; newToken?: string }> {
  const { command, terms } = booking
  const now = context.clock()
  const id = randomUUID()
  await lockHosts(trx, { hostIds: booking.hostIds, now })
  if (command.idempotencyKey) {
    const key = { ...keyOf(command, terms), fingerprint: fingerprintOf(command), resultId: id }
    if (!(await insertIdempotencyKey(trx, key))) return await repeatOf(trx, key)
  }
  const offer = { ...terms.offer, hostIds: booking.hostIds }
  const chosen = await hostsForStart(trx, {
    offer,
    startsAt: command.startsAt,
    ownerId: booking.ownerId,
    now,
  })
  if (chosen.kind === 'refused') throw new SlotLost()
  const written = { id, command, terms, hostIds: chosen.hostIds, now }
  return { id, newToken: await writeMeeting(context, trx, written) }
}

async function repeatOf(trx: Knex, key: Parameters<typeof insertIdempotencyKey>[1]) {
  const earlier = await findIdempotencyKey(trx, key)
  if (!earlier) throw new SlotLost()
  if (earlier.fingerprint !== key.fingerprint) throw idempotencyKeyReused()
  return { id: earlier.resultId }
}

/** @returns the token of its reschedule and cancel links */
async function writeMeeting(
  context: ServiceContext,
  trx: Knex,
  write: {
    id: string
    command: BookMeeting
    terms: BookingTerms
    hostIds: readonly [string, ...string[]]
    now: number
  },
): Promise<string> {
  const { id, command, terms, hostIds, now } = write
  const { rules } = terms.offer
  const { token, tokenHash } = makeToken()
  const endsAt = command.startsAt + rules.durationMinutes * 60_000
  const { bufferBeforeMinutes, bufferAfterMinutes } = rules
  await insertMeeting(
    trx,
    {
      ...terms.content,
      id,
      workspaceId: command.workspaceId,
      pageId: terms.offer.pageId,
      proposalId: command.proposalId,
      startsAt: command.startsAt,
      endsAt,
      bufferBeforeMinutes,
      bufferAfterMinutes,
      timeZone: command.timeZone,
      locale: command.locale,
      hostIds,
      organizerId: command.organizerId ?? terms.organizerId ?? hostIds[0],
      invitee: command.invitee,
      guests: command.guests ?? [],
      tracking: command.tracking ?? {},
      source: command.source,
      manageTokenHash: tokenHash,
      manageTokenSealed: context.cipher.seal(token, id),
      createdAt: now,
    },
    { kind: 'invitee', name: command.invitee.name },
  )
  if (command.proposalId)
    await useUpProposal(trx, { proposalId: command.proposalId, meetingId: id })
  const time = { start: command.startsAt, end: endsAt, bufferBeforeMinutes, bufferAfterMinutes }
  const isTaken = !(await insertOccupancies(trx, {
    ...time,
    workspaceId: command.workspaceId,
    hostIds,
    meetingId: id,
  }))
  if (isTaken) throw new SlotLost()
  await planDeliveries(context, trx, {
    ...terms.content,
    id,
    workspaceId: command.workspaceId,
    startsAt: command.startsAt,
    endsAt,
    createdAt: now,
    guests: command.guests ?? [],
    status: 'scheduled',
    revision: 0,
    sequence: 0,
  })
  return token
}

/**
 * Books one start of a page or a proposal. The same `idempotencyKey` with the same request is
 * answered again without booking again.
 *
 * Throws `slot-taken` and `slot-not-offered` (with alternatives), `page-not-found`, `page-inactive`,
 * `proposal-not-found`, `proposal-closed`, `invalid-input`, `idempotency-key-reused`.
 */
export async function bookMeeting(
  context: ServiceContext,
  command: BookMeeting,
): Promise<BookedMeeting> {
  const terms = await loadBookingTerms(context, command)
  assertBookable(command, terms)
  const repeat = await findRepeat(context, command, terms)
  if (repeat) return repeat
  const now = context.clock()
  const { startsAt } = command
  if (terms.offeredStarts && !terms.offeredStarts.includes(startsAt))
    return refuse(context, command, terms, 'not-proposed')
  const ownerId = await findOwnerHostId(context, {
    offer: terms.offer,
    email: command.invitee.email,
  })
  const chosen = await hostsForStart(context.db, { offer: terms.offer, startsAt, ownerId, now })
  if (chosen.kind === 'refused') {
    // The same request, sent twice at once, may have been booked since we looked.
    const earlier = await findRepeat(context, command, terms)
    return earlier ?? refuse(context, command, terms, chosen.reason)
  }
  try {
    const hostIds = chosen.candidateIds
    const done = await context.db.transaction(trx =>
      commitBooking(context, trx, { command, terms, hostIds, ownerId }),
    )
    return await bookedMeeting(context, done)
  } catch (error) {
    if (error instanceof SlotLost) return refuse(context, command, terms, 'busy')
    throw error
  }
}
