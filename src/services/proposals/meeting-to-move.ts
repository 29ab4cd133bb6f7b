import type { Knex } from 'knex'
import type { Meeting, MeetingEventKind, Proposal, SchedulingPage } from '../../model/entities.ts'
import { canReschedule } from '../../model/meeting-status.ts'
import { listMeetingEvents } from '../../store/meetings/meeting-events.ts'
import { findMeeting } from '../../store/meetings/meetings.ts'
import { withdrawMovesOf } from '../../store/proposals/proposal-life.ts'
import { movedOffer, type Offer, proposalOffer } from '../availability/availability-query.ts'
import type { ServiceContext } from '../context.ts'
import { planProposal } from './settle-proposal.ts'

const settling: readonly MeetingEventKind[] = ['rescheduled', 'canceled']

/** The meeting that moves when a time of this proposal is picked; undefined: what is picked is booked anew. */
export async function findMeetingToMove(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { content }: Pick<Proposal, 'content'>,
): Promise<Meeting | undefined> {
  if (!content?.origin?.isToBeMoved) return undefined
  const meeting = await findMeeting(db, content.origin.meetingId)
  return meeting && canReschedule(meeting, clock()).allowed ? meeting : undefined
}

/** The times of a proposal; those that its own meeting takes count as free where that meeting moves. */
export const offerOfProposal = (
  proposal: Proposal,
  { page, moved }: { page: SchedulingPage | undefined; moved: Meeting | undefined },
): Offer => {
  const offer = proposalOffer(proposal, page)
  return moved ? movedOffer(offer, moved) : offer
}

/** The meeting was moved or canceled after these times were offered for it: its guest reads of that instead. */
export async function isSettledByMeeting(
  db: Knex,
  { content, createdAt }: Pick<Proposal, 'content' | 'createdAt'>,
): Promise<boolean> {
  if (!content?.origin?.isToBeMoved) return false
  const events = await listMeetingEvents(db, content.origin.meetingId)
  return events.some(({ kind, at }) => at >= createdAt && settling.includes(kind))
}

/** In the transaction that moves or cancels a meeting: times that were offered for moving it are settled by that. */
export async function withdrawMoves(
  context: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  meetingId: string,
): Promise<void> {
  for (const proposalId of await withdrawMovesOf(trx, meetingId))
    await planProposal(context, trx, { proposalId })
}
