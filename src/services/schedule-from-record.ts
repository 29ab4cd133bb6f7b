import type { Knex } from 'knex'
import type { Meeting, User } from '../scheduling/entities.ts'
import { isEntityId } from '../scheduling/entity-id.ts'
import { findIdempotencyKey, insertIdempotencyKey } from '../store/idempotency-keys.ts'
import { findUser } from '../store/users.ts'
import { fingerprintOf, isSameCommand } from './command-fingerprint.ts'
import type { ServiceContext } from './context.ts'
import { getMeeting } from './find-meeting.ts'
import { listTaken } from './host-day.ts'
import { listHostsInStep } from './hosts-in-step.ts'
import { idempotencyKeyReused, invalidInput, isProblem, notFound, slotTaken } from './problems.ts'
import { recordMeeting } from './record-meeting.ts'
import { type ScheduleFromRecord, scheduleFaults } from './schedule-command.ts'

export type { ScheduleFromRecord } from './schedule-command.ts'

const minuteMs = 60_000

/** On a record a colleague is booked only where the meeting reaches a calendar of theirs; else they are told anyway. */
async function getHost(context: ServiceContext, command: ScheduleFromRecord): Promise<User> {
  const { organizer, hostId } = command
  if (hostId === organizer.id) return organizer
  const { workspaceId } = organizer
  const host = isEntityId(hostId)
    ? await findUser(context.db, { workspaceId, id: hostId })
    : undefined
  if (!host) throw notFound()
  if (command.source === 'slack') return host
  if (!(await listHostsInStep(context, organizer)).has(hostId))
    throw invalidInput([
      { path: 'hostId', message: 'This colleague has no connected calendar with sync on' },
    ])
  return host
}

/** A colleague's time is respected; over one's own one may book. */
async function assertFree(context: ServiceContext, command: ScheduleFromRecord): Promise<void> {
  const { startsAt, durationMinutes, organizer, hostId, isAnyway } = command
  const isOwn = hostId === organizer.id
  if (isOwn && isAnyway) return
  const range = { start: startsAt, end: startsAt + durationMinutes * minuteMs }
  const { workspaceId } = organizer
  const { taken } = await listTaken(context, { workspaceId, hostId, range, isOwn })
  if (taken.length > 0) throw slotTaken({ startsAt, alternatives: [] })
}

/** The zone is looked up for the invitee and not asked for: it may be known better by the time of a repeat. */
const askedOf = ({
  organizer,
  timeZone: _timeZone,
  idempotencyKey: _key,
  ...asked
}: ScheduleFromRecord) => ({ ...asked, organizerId: organizer.id })

const formerFieldsOf = (command: ScheduleFromRecord) => [
  command.hostId,
  command.startsAt,
  command.durationMinutes,
  command.invitee.email.toLowerCase(),
  command.title,
]

const keyOf = ({ organizer }: ScheduleFromRecord, key: string) => ({
  workspaceId: organizer.workspaceId,
  scope: `record:${organizer.id}`,
  key,
})

/** The meeting that this command made before. */
async function findRepeat(db: Knex, command: ScheduleFromRecord): Promise<string | undefined> {
  if (!command.idempotencyKey) return undefined
  const earlier = await findIdempotencyKey(db, keyOf(command, command.idempotencyKey))
  if (!earlier) return undefined
  const fingerprint = fingerprintOf(askedOf(command))
  const formerFields = formerFieldsOf(command)
  if (!isSameCommand(earlier.fingerprint, { fingerprint, formerFields }))
    throw idempotencyKeyReused()
  return earlier.resultId
}

/** @returns the meeting's id, also where the same command was faster */
async function commit(
  context: ServiceContext,
  trx: Knex,
  { host, command }: { host: User; command: ScheduleFromRecord },
): Promise<string> {
  const { organizer, hostId, startsAt, durationMinutes, idempotencyKey, ...content } = command
  const { id } = await recordMeeting(
    context,
    trx,
    {
      ...content,
      host,
      organizerId: organizer.id,
      startsAt,
      endsAt: startsAt + durationMinutes * minuteMs,
      mustBeFree: hostId !== organizer.id || !command.isAnyway,
      source: command.source ?? 'record',
    },
    { kind: 'user', userId: organizer.id, name: organizer.name },
  )
  if (!idempotencyKey) return id
  const fingerprint = fingerprintOf(askedOf(command))
  const key = { ...keyOf(command, idempotencyKey), fingerprint, resultId: id }
  if (!(await insertIdempotencyKey(trx, key))) throw slotTaken({ startsAt, alternatives: [] })
  return id
}

/** A repeat that was sent at once may have been kept since we looked. */
async function keep(
  context: ServiceContext,
  { host, command }: { host: User; command: ScheduleFromRecord },
): Promise<string> {
  try {
    await assertFree(context, command)
    return await context.db.transaction(trx => commit(context, trx, { host, command }))
  } catch (error) {
    const earlier = isProblem(error, 'slot-taken')
      ? await findRepeat(context.db, command)
      : undefined
    if (earlier === undefined) throw error
    return earlier
  }
}

/**
 * Agrees a meeting from a record of the CRM: at any time, on behalf of a colleague too. With the host's calendar
 * kept in step it is written there and everybody invited by it, else our own email invites them. The same `idempotencyKey`
 * with the same request is answered again without booking again.
 *
 * Throws `invalid-input`, `not-found` (a host of another workspace), `slot-taken` (the host is busy),
 * `idempotency-key-reused`.
 */
export async function scheduleFromRecord(
  context: ServiceContext,
  command: ScheduleFromRecord,
): Promise<Meeting> {
  const { workspaceId } = command.organizer
  const earlier = await findRepeat(context.db, command)
  if (earlier) return getMeeting(context, { workspaceId, meetingId: earlier })
  const errors = scheduleFaults(command, context.clock())
  if (errors.length > 0) throw invalidInput(errors)
  const host = await getHost(context, command)
  const meetingId = await keep(context, { host, command })
  return getMeeting(context, { workspaceId, meetingId })
}
