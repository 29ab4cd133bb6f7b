import type { Knex } from 'knex'
import type { Meeting, User } from '../../model/entities.ts'
import { listTaken } from '../booking/host-taken-times.ts'
import type { ServiceContext } from '../context.ts'
import { type CommandKey, findRepeat } from '../idempotency/command-key.ts'
import { measureBooking } from '../measure-booking.ts'
import { recordMeeting } from '../meetings/add-external-meeting.ts'
import { SlotLost } from '../meetings/commit-meeting.ts'
import { getMeeting } from '../meetings/find-meeting.ts'
import { getHost } from '../people/users.ts'
import { invalidInput, slotTaken } from '../problems.ts'
import { type ScheduleFromRecord, scheduleFaults } from './validate-schedule-from-record.ts'

export type { ScheduleFromRecord } from './validate-schedule-from-record.ts'

const minuteMs = 60_000

/**
 * A colleague has to be free, with or without a calendar: their hours, blocks and meetings count. People may
 * double-book themselves.
 */
async function assertFree(context: ServiceContext, command: ScheduleFromRecord): Promise<void> {
  const { startsAt, durationMinutes, organizer, hostId, isAnyway } = command
  const isOwn = hostId === organizer.id
  if (isOwn && isAnyway) return
  const range = { start: startsAt, end: startsAt + durationMinutes * minuteMs }
  const { workspaceId } = organizer
  const { taken } = await listTaken(context, { workspaceId, hostId, range, isOwn })
  if (taken.length > 0) throw new SlotLost()
}

/** The invitee's time zone is looked up and is not part of the request: a repeat may find a better one. */
const askedOf = ({
  organizer,
  timeZone: _timeZone,
  idempotencyKey: _key,
  sent: _sent,
  ...asked
}: ScheduleFromRecord) => ({ ...asked, organizerId: organizer.id })

/** Recognizes a repeated command; a key counts per person. Undefined if there is no key. */
function commandKeyOf(command: ScheduleFromRecord): CommandKey | undefined {
  const { organizer, hostId, startsAt, durationMinutes, invitee, title } = command
  if (!command.idempotencyKey) return undefined
  return {
    workspaceId: organizer.workspaceId,
    scope: `record:${organizer.id}`,
    key: command.idempotencyKey,
    sent: command.sent,
    asked: askedOf(command),
    formerFields: [hostId, startsAt, durationMinutes, invitee.email.toLowerCase(), title],
  }
}

async function findEarlier(db: Knex, command: ScheduleFromRecord): Promise<string | undefined> {
  const commandKey = commandKeyOf(command)
  return commandKey && findRepeat(db, commandKey)
}

interface Scheduled {
  id: string
  /** The same command made the meeting before. */
  isRepeat: boolean
}

async function commit(
  context: ServiceContext,
  trx: Knex,
  { host, command }: { host: User; command: ScheduleFromRecord },
): Promise<Scheduled> {
  const { organizer, hostId, startsAt, durationMinutes, ...rest } = command
  const { idempotencyKey: _key, sent: _sent, ...content } = rest
  const made = {
    ...content,
    host,
    organizerId: organizer.id,
    startsAt,
    endsAt: startsAt + durationMinutes * minuteMs,
    mustBeFree: hostId !== organizer.id || !command.isAnyway,
    source: command.source ?? 'record',
  }
  const actor = { kind: 'user', userId: organizer.id, name: organizer.name } as const
  const { id, newToken } = await recordMeeting(context, trx, made, {
    actor,
    commandKey: commandKeyOf(command),
  })
  return { id, isRepeat: newToken === undefined }
}

/** A concurrent repeat may have been saved meanwhile. */
async function keep(
  context: ServiceContext,
  { host, command }: { host: User; command: ScheduleFromRecord },
): Promise<Scheduled> {
  try {
    await assertFree(context, command)
    return await context.db.transaction(trx => commit(context, trx, { host, command }))
  } catch (error) {
    if (!(error instanceof SlotLost)) throw error
    const earlier = await findEarlier(context.db, command)
    if (earlier === undefined) throw slotTaken({ startsAt: command.startsAt, alternatives: [] })
    return { id: earlier, isRepeat: true }
  }
}

async function schedule(context: ServiceContext, command: ScheduleFromRecord): Promise<Scheduled> {
  const earlier = await findEarlier(context.db, command)
  if (earlier) return { id: earlier, isRepeat: true }
  const errors = scheduleFaults(command, context.clock())
  if (errors.length > 0) throw invalidInput(errors)
  const { organizer, hostId } = command
  const { workspaceId } = organizer
  const isOwn = hostId === organizer.id
  const host = isOwn ? organizer : await getHost(context, { workspaceId, hostId })
  return keep(context, { host, command })
}

/**
 * Schedules a meeting from a CRM record: at any time, also for a colleague. If the host's calendar is synced
 * with the CRM, it gets the event and invites all attendees; otherwise our email does. The same
 * `idempotencyKey` with the same request gets the same answer without another booking.
 *
 * Throws `invalid-input`, `not-found` (a host of another workspace), `slot-taken` (the host is busy),
 * `idempotency-key-reused`.
 */
export async function scheduleFromRecord(
  context: ServiceContext,
  command: ScheduleFromRecord,
): Promise<Meeting> {
  const { organizer, source = 'record' } = command
  const { id } = await measureBooking(context, source, () => schedule(context, command))
  return getMeeting(context, { workspaceId: organizer.workspaceId, meetingId: id })
}
