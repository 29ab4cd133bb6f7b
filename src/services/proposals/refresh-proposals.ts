import type { Knex } from 'knex'
import type { Proposal } from '../../model/entities.ts'
import * as life from '../../store/proposals/proposal-life.ts'
import { suggestTimes } from '../availability/suggest-times.ts'
import type { ServiceContext } from '../context.ts'
import { getOpenProposal } from './find-proposal.ts'
import { planProposal } from './settle-proposal.ts'

const dayMs = 24 * 60 * 60_000

const enqueue = ({ jobs }: ServiceContext, trx: Knex, ids: readonly string[]): Promise<void> =>
  jobs.enqueue(
    trx,
    'refresh-proposal',
    ids.map(proposalId => ({ payload: { proposalId } })),
  )

/**
 * In the transaction of a meeting's change: checks its hosts' proposals, whose times may have become taken or
 * free.
 */
export const refreshProposalsBeside = async (
  context: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  meetingId: string,
): Promise<void> =>
  enqueue(context as ServiceContext, trx, await life.listProposalIdsBeside(trx, meetingId))

/** Checks all open proposals, because calendars change outside Parley. */
export const refreshProposals = async (context: ServiceContext): Promise<void> =>
  enqueue(context, context.db, await life.listOpenProposalIds(context.db))

/** Saves which of a proposal's times are no longer free, and updates every card. */
export async function refreshProposal(
  context: ServiceContext,
  { proposalId }: { proposalId: string },
): Promise<void> {
  const found = await getOpenProposal(context, proposalId)
  if (!found) return planProposal(context, context.db, { proposalId })
  const { proposal, openSlots } = found
  const now = context.clock()
  const unavailable = proposal.slots.filter(start => start > now && !openSlots.includes(start))
  await context.db.transaction(async trx => {
    if (await life.saveUnavailableSlots(trx, { id: proposalId, slots: unavailable }))
      await planProposal(context, trx, { proposalId })
  })
}

/** Free times that can replace the taken ones; at most as many, ascending. */
export async function suggestInstead(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { proposal, count }: { proposal: Proposal; count: number },
): Promise<number[]> {
  const now = context.clock()
  const { workspaceId, host, pageId, durationMinutes, slots } = proposal
  const first = Math.max(now, Math.min(...proposal.unavailableSlots, ...slots) - dayMs)
  const { starts } = await suggestTimes(context, {
    workspaceId,
    hostId: host.id,
    pageId,
    durationMinutes,
    ranges: [{ start: first, end: first + 14 * dayMs }],
    count: count + slots.length,
  })
  return starts.filter(start => !slots.includes(start)).slice(0, count)
}
