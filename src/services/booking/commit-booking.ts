import type { Knex } from 'knex'
import { deleteHold } from '../../store/availability/holds.ts'
import { useEmailCode } from '../../store/meetings/email-codes.ts'
import { listUserEmails } from '../../store/people/users.ts'
import { type ChosenHosts, hostsForStart } from '../availability/hosts-for-start.ts'
import type { ServiceContext } from '../context.ts'
import { countMails } from '../deliveries/count-mails.ts'
import type { CommandKey } from '../idempotency/command-key.ts'
import { commitMeeting, type DecidedMeeting, SlotLost } from '../meetings/commit-meeting.ts'
import { placeOfHost } from '../meetings/meeting-place.ts'
import { distinctGuests } from '../people/distinct-guests.ts'
import { emailCodeWrong } from '../problems.ts'
import { useUpProposal } from '../proposals/use-up-proposal.ts'
import type { BookMeeting } from './booking-command.ts'
import type { BookingTerms } from './booking-terms.ts'

const minuteMs = 60_000

/** The request's own values: without the page as read, the sender, the proofs and the key. */
const askedOf = ({
  page: _page,
  idempotencyKey: _key,
  holdId: _holdId,
  client: _client,
  emailCode: _code,
  isEmailTrusted: _isTrusted,
  bookedBy: _bookedBy,
  sent: _sent,
  answerFaults: _faults,
  ...asked
}: BookMeeting) => asked

/** Recognizes a repeated booking. A key counts per page or proposal. Undefined if there is no key. */
export function bookingKey(command: BookMeeting, { query }: BookingTerms): CommandKey | undefined {
  const { workspaceId, proposalId, idempotencyKey: key } = command
  if (!key) return undefined
  const { startsAt, durationMinutes, invitee } = command
  return {
    workspaceId,
    scope: `book:${query.pageId ?? proposalId ?? ''}`,
    key,
    sent: command.sent,
    asked: askedOf(command),
    formerFields: [startsAt, durationMinutes, invitee.email.toLowerCase(), invitee.name],
  }
}

interface Booking {
  command: BookMeeting
  terms: BookingTerms
  /** Candidates. Some of them are chosen while all are locked. */
  hostIds: readonly string[]
  ownerId: string | undefined
  /** Hosts whose calendars could not be read live. */
  unverifiedIds: readonly string[]
  /** Code that the booking uses up. */
  emailCodeId: string | undefined
}

/** Removes hosts from the guests, since they attend anyway. The organizer attends only as a guest. */
async function guestsBeside(
  trx: Knex,
  { invitee, guests = [] }: BookMeeting,
  userIds: readonly string[],
): Promise<NonNullable<BookMeeting['guests']>> {
  if (guests.length === 0) return []
  const emails = await listUserEmails(trx, userIds)
  return distinctGuests(guests, [invitee, ...emails.map(email => ({ email }))])
}

/** Chooses the hosts from the candidates, by the times that are taken now that they are locked. */
async function chooseLockedHosts(
  context: ServiceContext,
  trx: Knex,
  { command: { startsAt }, terms, hostIds, ownerId }: Booking,
): Promise<Extract<ChosenHosts, { kind: 'chosen' }>> {
  const query = { ...terms.query, hostIds }
  const chosen = await hostsForStart(trx, { query, startsAt, ownerId, now: context.clock() })
  if (chosen.kind === 'refused') throw new SlotLost()
  return chosen
}

async function useUpCode(context: ServiceContext, trx: Knex, id: string | undefined) {
  if (id && !(await useEmailCode(trx, { id, now: context.clock() }))) throw emailCodeWrong()
}

async function decide(
  context: ServiceContext,
  trx: Knex,
  booking: Booking,
): Promise<DecidedMeeting> {
  const { command, terms, unverifiedIds } = booking
  if (command.holdId) await deleteHold(trx, command.holdId)
  const { hostIds, calendarHostIds } = await chooseLockedHosts(context, trx, booking)
  await useUpCode(context, trx, booking.emailCodeId)
  const wantedGuests = [...(terms.guests ?? []), ...(command.guests ?? [])]
  const guests = await guestsBeside(trx, { ...command, guests: wantedGuests }, hostIds)
  const { client, invitee, proposalId, source, startsAt } = command
  const subject = terms.query.pageId ?? proposalId ?? ''
  await countMails(context, trx, { client, subject, outsiders: [invitee, ...guests] })
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = terms.query.rules
  const wanted = { location: terms.content.location, hostId: hostIds[0], source }
  return {
    meeting: {
      ...terms.content,
      location: await placeOfHost(trx, wanted),
      workspaceId: command.workspaceId,
      pageId: terms.query.pageId,
      proposalId,
      startsAt,
      endsAt: startsAt + durationMinutes * minuteMs,
      bufferBeforeMinutes,
      bufferAfterMinutes,
      timeZone: command.timeZone,
      locale: command.locale,
      hostIds,
      organizerId: command.organizerId ?? terms.organizerId ?? hostIds[0],
      invitee,
      guests,
      tracking: command.tracking ?? {},
      source,
      isUnverified: hostIds.some(hostId => unverifiedIds.includes(hostId)),
    },
    actor: command.bookedBy ?? { kind: 'invitee', name: invitee.name },
    takes: 'free-time',
    hasCalendars: calendarHostIds.length > 0,
    writeBeside: async meetingId => {
      if (proposalId) await useUpProposal(context, trx, { proposalId, meetingId })
    },
  }
}

/**
 * Writes one booking in the caller's transaction. Throws SlotLost if another booking was faster,
 * `email-code-wrong` if another booking has used the code, and `mail-limit-reached`.
 */
export const commitBooking = (
  context: ServiceContext,
  trx: Knex,
  booking: Booking,
): Promise<{ id: string; newToken?: string }> =>
  commitMeeting(context, trx, {
    hostIds: booking.hostIds,
    commandKey: bookingKey(booking.command, booking.terms),
    decide: () => decide(context, trx, booking),
  })
