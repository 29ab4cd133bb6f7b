import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { Actor } from '../../model/entities.ts'
import { makeToken } from '../../secrets/token-cipher.ts'
import { insertOccupancies, lockHosts } from '../../store/availability/occupancies.ts'
import { insertRemainingOccupancies } from '../../store/availability/refill-time.ts'
import { insertMeeting, type NewMeeting } from '../../store/meetings/insert-meeting.ts'
import type { ServiceContext } from '../context.ts'
import { type CommandKey, claimKey, findRepeat } from '../idempotency/command-key.ts'
import { planDeliveries } from './plan-deliveries.ts'

/** Another booking was faster. Rolls back the transaction, so that nothing of the lost attempt stays. */
export class SlotLost extends Error {}

/** A new meeting, ready to be written. */
export interface DecidedMeeting {
  meeting: Omit<NewMeeting, 'id' | 'manageTokenHash' | 'manageTokenSealed' | 'createdAt'>
  actor: Actor
  /**
   * Which of its hosts' time it takes: all of it, which has to be free; the part that nothing else of ours
   * takes; or none, because a calendar has it.
   */
  takes: 'free-time' | 'remaining-time' | 'no-time'
  /** False: no host has connected a calendar, so none is searched for. */
  hasCalendars?: boolean
  /** Writes related rows, before the meeting's time is taken. */
  writeBeside?(meetingId: string): Promise<void>
}

interface MeetingCommit {
  /** All possible hosts. They are locked until the transaction ends; empty if the meeting takes no time. */
  hostIds: readonly string[]
  /** Undefined if the command cannot be repeated. */
  commandKey: CommandKey | undefined
  /** Runs while the hosts are locked. */
  decide(): Promise<DecidedMeeting>
}

/** `newToken` is absent if the same command made the meeting before. */
export interface Committed {
  id: string
  newToken?: string
}

async function earlierMeeting(trx: Knex, commandKey: CommandKey): Promise<Committed> {
  const id = await findRepeat(trx, commandKey)
  if (id === undefined) throw new SlotLost()
  return { id }
}

async function takeTime(
  trx: Knex,
  meetingId: string,
  { meeting, takes }: DecidedMeeting,
): Promise<void> {
  const { workspaceId, hostIds, startsAt: start, endsAt: end } = meeting
  const { bufferBeforeMinutes, bufferAfterMinutes } = meeting
  const time = { workspaceId, hostIds, meetingId, start, end }
  if (takes === 'remaining-time') return insertRemainingOccupancies(trx, time)
  if (takes === 'no-time') return
  const buffers = { bufferBeforeMinutes, bufferAfterMinutes }
  if (!(await insertOccupancies(trx, { ...time, ...buffers }))) throw new SlotLost()
}

/** @returns the token of its reschedule and cancel links */
async function writeMeeting(
  context: ServiceContext,
  trx: Knex,
  { id, now, decided }: { id: string; now: number; decided: DecidedMeeting },
): Promise<string> {
  const { meeting, actor, hasCalendars } = decided
  const { token, tokenHash } = makeToken()
  const manageTokenSealed = context.cipher.seal(token, id)
  const created = { ...meeting, id, createdAt: now }
  await insertMeeting(trx, { ...created, manageTokenHash: tokenHash, manageTokenSealed }, actor)
  await decided.writeBeside?.(id)
  await takeTime(trx, id, decided)
  await planDeliveries(context, trx, {
    ...created,
    isInvited: meeting.isInvited ?? true,
    status: 'scheduled',
    revision: 0,
    sequence: 0,
    ...(hasCalendars === undefined ? {} : { hasCalendars }),
  })
  return token
}

/**
 * All new meetings are written here, in the caller's transaction: it locks the hosts, recognizes a repeated
 * command, and writes the meeting, its time and its deliveries.
 *
 * Throws SlotLost if another booking was faster, `idempotency-key-reused`, and what `decide` throws.
 */
export async function commitMeeting(
  context: ServiceContext,
  trx: Knex,
  { hostIds, commandKey, decide }: MeetingCommit,
): Promise<Committed> {
  const now = context.clock()
  const id = randomUUID()
  if (hostIds.length > 0) await lockHosts(trx, { hostIds, now })
  if (commandKey && !(await claimKey(trx, commandKey, id))) return earlierMeeting(trx, commandKey)
  const decided = await decide()
  return { id, newToken: await writeMeeting(context, trx, { id, now, decided }) }
}
