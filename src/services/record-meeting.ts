import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { Actor, Attendee, Location, MeetingSource, User } from '../scheduling/entities.ts'
import { findMeeting } from '../store/meetings.ts'
import { insertMeeting } from '../store/new-meetings.ts'
import { insertRemainingOccupancies, lockHosts } from '../store/occupancies.ts'
import { makeToken } from '../store/token-cipher.ts'
import type { ServiceContext } from './context.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { meetingNotFound } from './problems.ts'

/** A meeting that was agreed elsewhere: in a calendar, or on a record of the CRM. */
export interface RecordMeeting {
  host: User
  organizerId?: string | undefined
  title: string
  description: string
  internalNote?: string | undefined
  location: Location
  startsAt: number
  endsAt: number
  timeZone?: string | undefined
  invitee: Omit<Attendee, 'kind'>
  guests: readonly Omit<Attendee, 'kind'>[]
  meetingType?: string | undefined
  source: Extract<MeetingSource, 'calendar' | 'record'>
}

/**
 * In the caller's transaction: keeps the meeting, whatever else its host has at that time. One made in a
 * calendar is logged in the CRM, and its time is the calendar's affair. One made on a record takes its host's
 * time; where the host's calendar is kept in step (the calendar's switch) it is written there and the contact
 * invited, else it is recorded only.
 */
export async function recordMeeting(
  context: ServiceContext,
  trx: Knex,
  { host, ...command }: RecordMeeting,
  actor: Actor,
): Promise<{ id: string }> {
  const { startsAt, endsAt } = command
  const id = randomUUID()
  const now = context.clock()
  const { token, tokenHash } = makeToken()
  const hostIds = [host.id] as const
  if (command.source === 'record') await lockHosts(trx, { hostIds, now })
  await insertMeeting(
    trx,
    {
      ...command,
      id,
      workspaceId: host.workspaceId,
      pageId: undefined,
      proposalId: undefined,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      timeZone: command.timeZone ?? host.timeZone,
      locale: host.locale,
      hostIds,
      organizerId: command.organizerId ?? host.id,
      internalNote: command.internalNote ?? '',
      answers: [],
      tracking: {},
      meetingType: command.meetingType,
      reminders: [],
      manageTokenHash: tokenHash,
      manageTokenSealed: context.cipher.seal(token, id),
      createdAt: now,
    },
    actor,
  )
  if (command.source === 'record')
    await insertRemainingOccupancies(trx, {
      workspaceId: host.workspaceId,
      hostIds,
      meetingId: id,
      start: startsAt,
      end: endsAt,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
    })
  const meeting = await findMeeting(trx, id)
  if (!meeting) throw meetingNotFound()
  await planDeliveries(context, trx, meeting)
  return { id }
}
