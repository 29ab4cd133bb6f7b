import type { Knex } from 'knex'
import type { Meeting } from '../../model/entities.ts'
import { canReschedule } from '../../model/meeting-status.ts'
import {
  deleteOccupanciesOfMeeting,
  insertOccupancies,
} from '../../store/availability/occupancies.ts'
import { forgetAnswers } from '../../store/calendars/own-events.ts'
import type { AvailabilityQuery } from '../availability/availability-query.ts'
import { alternativesTo } from '../availability/find-starts.ts'
import { hostsForStart } from '../availability/hosts-for-start.ts'
import { rescheduleQuery } from '../availability/reschedule-times.ts'
import { findBusyNow, guardedTime } from '../calendars/find-busy-now.ts'
import type { ServiceContext } from '../context.ts'
import { countMails } from '../deliveries/count-mails.ts'
import { assertReason } from '../maximum-faults.ts'
import { countLostSlot } from '../measure-booking.ts'
import { changeMeeting, type MeetingCommand } from '../meetings/change-meeting.ts'
import { getMeeting } from '../meetings/find-meeting.ts'
import {
  alreadyMoved,
  invalidInput,
  isProblem,
  slotNotOffered,
  slotTaken,
  withAlternatives,
} from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import { startErrors } from './validate-booking.ts'

interface RescheduleMeeting extends MeetingCommand {
  startsAt: number
  reason?: string | undefined
  /** Network of an outsider, as `countMails` counts it. Undefined for users and the admin token. */
  client?: string | undefined
  /** If the invitee moves it: the IANA zone in which they chose the new time. */
  timeZone?: string | undefined
  /** Revision that the person saw. If the meeting has changed since, `already-moved` is thrown. */
  revision?: number | undefined
  /**
   * Present for a time of a proposal: its duration, the query of its other times, and the proposal that the move
   * uses up.
   */
  picked?:
    | {
        durationMinutes: number
        queryFor: (meeting: Meeting) => AvailabilityQuery
        useUp: (trx: Knex) => Promise<void>
      }
    | undefined
  /** A host may choose any free time: hours, notice and limits of the page apply only to guests. */
  isByHost?: boolean | undefined
}

/** A time of a proposal may be longer or shorter than the meeting was. */
const endOf = ({ startsAt, picked }: RescheduleMeeting, meeting: Meeting): number =>
  startsAt + (picked ? picked.durationMinutes * 60_000 : meeting.endsAt - meeting.startsAt)

const isThere = (command: RescheduleMeeting, meeting: Meeting): boolean =>
  meeting.startsAt === command.startsAt && meeting.endsAt === endOf(command, meeting)

const queryFor = async (
  db: Knex,
  command: RescheduleMeeting,
  meeting: Meeting,
): Promise<AvailabilityQuery> =>
  command.picked?.queryFor(meeting) ?? rescheduleQuery(db, meeting, command)

async function takeTime(
  context: ServiceContext,
  trx: Knex,
  {
    meeting,
    query,
    startsAt,
    endsAt: end,
  }: { meeting: Meeting; query: AvailabilityQuery; startsAt: number; endsAt: number },
): Promise<void> {
  const now = context.clock()
  const hostIds = meeting.hosts.map(({ id }) => id)
  const chosen = await hostsForStart(trx, { query, startsAt, ownerId: undefined, now })
  if (chosen.kind === 'refused') {
    const isLost =
      chosen.reason === 'busy' || chosen.reason === 'buffer' || chosen.reason === 'limit-reached'
    throw isLost
      ? slotTaken({ startsAt, alternatives: [] })
      : slotNotOffered({ startsAt, alternatives: [], reason: chosen.reason })
  }
  await deleteOccupanciesOfMeeting(trx, meeting.id)
  await forgetAnswers(trx, meeting.id)
  const { bufferBeforeMinutes, bufferAfterMinutes } = query.rules
  const time = { start: startsAt, end, bufferBeforeMinutes, bufferAfterMinutes }
  const isTaken = !(await insertOccupancies(trx, {
    ...time,
    workspaceId: meeting.workspaceId,
    hostIds,
    meetingId: meeting.id,
  }))
  if (isTaken) throw slotTaken({ startsAt, alternatives: [] })
}

/**
 * Runs before the meeting is locked, since no transaction waits for a provider.
 * @returns whether a calendar could not be read live
 */
async function assertFreeNow(
  context: ServiceContext,
  command: RescheduleMeeting,
): Promise<boolean> {
  const meeting = await getMeeting(context, command)
  const { startsAt } = command
  const isPossible = canReschedule(meeting, context.clock()).allowed
  if (!isPossible || isThere(command, meeting)) return false
  const { rules } = await queryFor(context.db, command, meeting)
  const hostIds = meeting.hosts.map(({ id }) => id)
  const window = guardedTime(startsAt, rules)
  const { busyIds, unverifiedIds } = await findBusyNow(context, { hostIds, window })
  if (busyIds.length > 0) throw slotTaken({ startsAt, alternatives: [] })
  return unverifiedIds.length > 0
}

async function moveMeeting(context: ServiceContext, command: RescheduleMeeting): Promise<Meeting> {
  const { startsAt } = command
  const errors = startErrors(startsAt)
  if (errors.length > 0) throw invalidInput(errors)
  assertReason(command.reason)
  try {
    const isUnverified = await assertFreeNow(context, command)
    return await changeMeeting(
      context,
      command,
      async (meeting, trx) => {
        const check = canReschedule(meeting, context.clock())
        if (!check.allowed) throw refusalOf(check.reason)
        await command.picked?.useUp(trx)
        if (isThere(command, meeting)) return undefined
        if (command.revision !== undefined && command.revision !== meeting.revision)
          throw alreadyMoved()
        await countMails(context, trx, {
          client: command.client,
          subject: meeting.pageId ?? meeting.id,
          outsiders: [meeting.invitee, ...meeting.guests],
        })
        const query = await queryFor(trx, command, meeting)
        const endsAt = endOf(command, meeting)
        await takeTime(context, trx, { meeting, query, startsAt, endsAt })
        return {
          changes: {
            startsAt,
            endsAt,
            isUnverified,
            ...(command.timeZone ? { timeZone: command.timeZone } : {}),
          },
          event: {
            kind: 'rescheduled',
            previousStartsAt: meeting.startsAt,
            previousEndsAt: meeting.endsAt,
            reason: command.reason,
          },
        }
      },
      { takesTime: true },
    )
  } catch (error) {
    if (!isProblem(error, 'slot-taken', 'slot-not-offered')) throw error
    const query = await queryFor(context.db, command, await getMeeting(context, command))
    const alternatives = await alternativesTo(context.db, { query, startsAt, now: context.clock() })
    throw withAlternatives(error, alternatives)
  }
}

/**
 * Moves a meeting to another start with the same hosts and, except for a time of a proposal, the same duration. If it is there already, nothing changes.
 *
 * Throws `meeting-not-found`, `meeting-ended`, `meeting-canceled`, `outcome-logged`, `calendar-decides`, `already-moved`,
 * `slot-taken`, `slot-not-offered` (both with alternatives), `invalid-input`, `mail-limit-reached`.
 */
export const rescheduleMeeting = (
  context: ServiceContext,
  command: RescheduleMeeting,
): Promise<Meeting> => countLostSlot(context, 'reschedule', () => moveMeeting(context, command))
