import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import { useEmailCode } from '../store/email-codes.ts'
import { findIdempotencyKey, insertIdempotencyKey } from '../store/idempotency-keys.ts'
import { insertMeeting } from '../store/new-meetings.ts'
import { insertOccupancies, lockHosts } from '../store/occupancies.ts'
import { makeToken } from '../store/token-cipher.ts'
import { listUserEmails } from '../store/users.ts'
import type { BookingTerms, BookMeeting } from './booking-terms.ts'
import { hostsForStart } from './choose-hosts.ts'
import { fingerprintOf, isSameCommand } from './command-fingerprint.ts'
import type { ServiceContext } from './context.ts'
import { countMails } from './count-mails.ts'
import { distinctGuests } from './distinct-guests.ts'
import { placeOfHost } from './meeting-place.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { emailCodeWrong, idempotencyKeyReused } from './problems.ts'
import { useUpProposal } from './propose-times.ts'

/** Leaves the transaction, so that nothing of a lost race stays behind. */
export class SlotLost extends Error {}

/** Without what is no part of the request: the server's reading of `pageId`, who sent it and proved what, the key itself. */
const askedOf = ({
  page: _page,
  idempotencyKey: _key,
  client: _client,
  emailCode: _code,
  isEmailTrusted: _isTrusted,
  bookedBy: _bookedBy,
  ...asked
}: BookMeeting) => asked

const formerFieldsOf = ({ startsAt, durationMinutes, invitee }: BookMeeting) => [
  startsAt,
  durationMinutes,
  invitee.email.toLowerCase(),
  invitee.name,
]

/**
 * The meeting that this command made before; undefined where its key is new.
 * Throws `idempotency-key-reused` where the key came with another command.
 */
export async function findEarlierBooking(
  db: Knex,
  { command, terms }: { command: BookMeeting; terms: BookingTerms },
): Promise<{ id: string } | undefined> {
  const earlier = await findIdempotencyKey(db, keyOf(command, terms))
  if (!earlier) return undefined
  const fingerprint = fingerprintOf(askedOf(command))
  const formerFields = formerFieldsOf(command)
  if (!isSameCommand(earlier.fingerprint, { fingerprint, formerFields }))
    throw idempotencyKeyReused()
  return { id: earlier.resultId }
}

/** Where the key of a booking is kept: per page or proposal. */
const keyOf = (command: BookMeeting, terms: BookingTerms) => ({
  workspaceId: command.workspaceId,
  scope: `book:${terms.offer.pageId ?? command.proposalId ?? ''}`,
  key: command.idempotencyKey ?? '',
})

/**
 * All of one booking, in the caller's transaction. Throws SlotLost where another was faster, `email-code-wrong` where
 * another booking used the code meanwhile, `mail-limit-reached`.
 */
export async function commitBooking(
  context: ServiceContext,
  trx: Knex,
  booking: {
    command: BookMeeting
    terms: BookingTerms
    hostIds: readonly string[]
    ownerId: string | undefined
    /** Hosts whose calendars could not be asked. */
    unverifiedIds: readonly string[]
    /** To be used up by it. */
    emailCodeId: string | undefined
  },
): Promise<{ id: string; newToken?: string }> {
  const { command, terms } = booking
  const now = context.clock()
  const id = randomUUID()
  await lockHosts(trx, { hostIds: booking.hostIds, now })
  if (command.idempotencyKey) {
    const fingerprint = fingerprintOf(askedOf(command))
    const key = { ...keyOf(command, terms), fingerprint, resultId: id }
    if (!(await insertIdempotencyKey(trx, key))) return await repeatOf(trx, { command, terms })
  }
  const offer = { ...terms.offer, hostIds: booking.hostIds }
  const chosen = await hostsForStart(trx, {
    offer,
    startsAt: command.startsAt,
    ownerId: booking.ownerId,
    now,
  })
  if (chosen.kind === 'refused') throw new SlotLost()
  const { emailCodeId } = booking
  if (emailCodeId && !(await useEmailCode(trx, { id: emailCodeId, now }))) throw emailCodeWrong()
  const hasCalendars = chosen.calendarHostIds.length > 0
  const { hostIds } = chosen
  const isUnverified = hostIds.some(hostId => booking.unverifiedIds.includes(hostId))
  const organizerId = command.organizerId ?? terms.organizerId ?? hostIds[0]
  const guests = await guestsBeside(trx, command, hostIds)
  await countMails(context, trx, {
    client: command.client,
    subject: terms.offer.pageId ?? command.proposalId ?? '',
    outsiders: [command.invitee, ...guests],
  })
  const written = {
    id,
    command: { ...command, organizerId, guests },
    terms,
    hostIds,
    hasCalendars,
    isUnverified,
    now,
  }
  return { id, newToken: await writeMeeting(context, trx, written) }
}

/** Hosts attend anyway, also where somebody names them as guests; who set it up attends only as a guest. */
async function guestsBeside(
  trx: Knex,
  { invitee, guests = [] }: BookMeeting,
  userIds: readonly string[],
): Promise<NonNullable<BookMeeting['guests']>> {
  if (guests.length === 0) return []
  const emails = await listUserEmails(trx, userIds)
  return distinctGuests(guests, [invitee, ...emails.map(email => ({ email }))])
}

async function repeatOf(trx: Knex, booking: { command: BookMeeting; terms: BookingTerms }) {
  const earlier = await findEarlierBooking(trx, booking)
  if (!earlier) throw new SlotLost()
  return earlier
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
    hasCalendars: boolean
    isUnverified: boolean
    now: number
  },
): Promise<string> {
  const { id, command, terms, hostIds, hasCalendars, isUnverified, now } = write
  const { rules } = terms.offer
  const { token, tokenHash } = makeToken()
  const endsAt = command.startsAt + rules.durationMinutes * 60_000
  const { bufferBeforeMinutes, bufferAfterMinutes } = rules
  const { source } = command
  const { location: wanted } = terms.content
  const location = await placeOfHost(trx, { location: wanted, hostId: hostIds[0], source })
  await insertMeeting(
    trx,
    {
      ...terms.content,
      location,
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
      organizerId: command.organizerId ?? hostIds[0],
      invitee: command.invitee,
      guests: command.guests ?? [],
      tracking: command.tracking ?? {},
      source: command.source,
      manageTokenHash: tokenHash,
      manageTokenSealed: context.cipher.seal(token, id),
      createdAt: now,
      isUnverified,
    },
    command.bookedBy ?? { kind: 'invitee', name: command.invitee.name },
  )
  if (command.proposalId)
    await useUpProposal(context, trx, { proposalId: command.proposalId, meetingId: id })
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
    hasCalendars,
    source: command.source,
    isInvited: true,
    status: 'scheduled',
    revision: 0,
    sequence: 0,
  })
  return token
}
