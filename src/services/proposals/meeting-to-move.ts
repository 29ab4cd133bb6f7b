import type { Knex } from 'knex'
import type { Meeting, MeetingEventKind, Proposal, SchedulingPage } from '../../model/entities.ts'
import { canReschedule } from '../../model/meeting-status.ts'
import { listMeetingEvents } from '../../store/meetings/meeting-events.ts'
import { findMeeting } from '../../store/meetings/meetings.ts'
import { withdrawMovesOf } from '../../store/proposals/proposal-life.ts'
import {
  type AvailabilityQuery,
  proposalQuery,
  queryForMeeting,
} from '../availability/availability-query.ts'
import type { ServiceContext } from '../context.ts'
import { planProposal } from './settle-proposal.ts'

const settling: readonly MeetingEventKind[] = ['rescheduled', 'canceled']

/** The meeting that moves when a time of this proposal is picked; undefined: a new meeting is booked. */
export async function findMeetingToMove(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { content }: Pick<Proposal, 'content'>,
): Promise<Meeting | undefined> {
  if (!content?.origin?.isToBeMoved) return undefined
  const meeting = await findMeeting(db, content.origin.meetingId)
  return meeting && canReschedule(meeting, clock()).allowed ? meeting : undefined
}

/**
 * The proposal as its guest sees it. If the meeting that moves was reassigned, its present host has the times, and
 * answers in place of the former host.
 */
export function withPresentHost(proposal: Proposal, moved: Meeting | undefined): Proposal {
  if (!moved) return proposal
  const { host } = moved
  const isByHost = proposal.organizer.id === proposal.host.id
  return { ...proposal, host, organizer: isByHost ? host : proposal.organizer }
}

/** The availability query of a proposal. If picking a time moves a meeting, its own time counts as free. */
export const queryOfProposal = (
  proposal: Proposal,
  { page, moved }: { page: SchedulingPage | undefined; moved: Meeting | undefined },
): AvailabilityQuery => {
  const query = proposalQuery(proposal, page)
  return moved ? queryForMeeting(query, moved) : query
}

/** Whether the meeting was moved or canceled after these times were proposed, so that they are obsolete. */
export async function isSettledByMeeting(
  db: Knex,
  { content, createdAt }: Pick<Proposal, 'content' | 'createdAt'>,
): Promise<boolean> {
  if (!content?.origin?.isToBeMoved) return false
  const events = await listMeetingEvents(db, content.origin.meetingId)
  return events.some(({ kind, at }) => at >= createdAt && settling.includes(kind))
}

/** In the transaction that moves or cancels a meeting: withdraws proposals of other times for it. */
export async function withdrawMoves(
  context: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  meetingId: string,
): Promise<void> {
  for (const proposalId of await withdrawMovesOf(trx, meetingId))
    await planProposal(context, trx, { proposalId })
}
