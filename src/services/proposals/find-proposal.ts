import type { Knex } from 'knex'
import type { Actor, Meeting, Proposal, WorkspaceId } from '../../model/entities.ts'
import { checkStart } from '../../scheduling/check-start.ts'
import { hashToken } from '../../secrets/token-cipher.ts'
import { deleteHoldsOfProposal } from '../../store/availability/holds.ts'
import { lockHosts } from '../../store/availability/occupancies.ts'
import { openLinkToken } from '../../store/meetings/link-tokens.ts'
import { findPageById } from '../../store/pages/pages.ts'
import { listProposalIdsOfHost } from '../../store/proposals/proposal-life.ts'
import * as proposals from '../../store/proposals/proposals.ts'
import { loadHostsWithAvailability } from '../availability/availability-query.ts'
import type { ServiceContext } from '../context.ts'
import { proposalNotFound } from '../problems.ts'
import { findMeetingToMove, queryOfProposal, withPresentHost } from './meeting-to-move.ts'

/** As of `now`: an open proposal after its end is expired. */
const asOf = (proposal: Proposal, now: number): Proposal =>
  proposal.status === 'open' && proposal.expiresAt <= now
    ? { ...proposal, status: 'expired' }
    : proposal

async function openSlotsOf(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  proposal: Proposal,
): Promise<number[]> {
  const [first, last] = [proposal.slots[0], proposal.slots.at(-1)]
  if (proposal.status !== 'open' || first === undefined || last === undefined) return []
  const now = context.clock()
  const { workspaceId, pageId } = proposal
  const found = pageId ? await findPageById(context.db, { workspaceId, pageId }) : undefined
  const moved = await findMeetingToMove(context, proposal)
  const query = queryOfProposal(proposal, { page: found?.page, moved })
  const hosts = await loadHostsWithAvailability(context.db, {
    query,
    range: { start: first, end: last + 1 },
    now,
  })
  if (hosts.length < query.hostIds.length) return []
  return proposal.slots.filter(start =>
    hosts.every(
      host => checkStart({ host: host.availability, rules: query.rules, start, now }).offered,
    ),
  )
}

/**
 * By the token of its link. Throws `proposal-not-found`. `openSlots`: available times, ascending. `moved`: the
 * meeting that moves to the time that is picked.
 */
export async function findProposal(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { token }: { token: string },
): Promise<{ proposal: Proposal; openSlots: number[]; moved: Meeting | undefined }> {
  const found = await proposals.findProposalByTokenHash(context.db, hashToken(token))
  if (!found) throw proposalNotFound()
  const proposal = asOf(found, context.clock())
  const moved = await findMeetingToMove(context, proposal)
  const openSlots = await openSlotsOf(context, proposal)
  return { proposal: withPresentHost(proposal, moved), openSlots, moved }
}

/** Throws `proposal-not-found`. */
export async function getProposal(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { workspaceId, proposalId }: { workspaceId: WorkspaceId; proposalId: string },
): Promise<{ proposal: Proposal; openSlots: number[] }> {
  const found = await proposals.findProposal(context.db, proposalId)
  if (found?.workspaceId !== workspaceId) throw proposalNotFound()
  const proposal = asOf(found, context.clock())
  return { proposal, openSlots: await openSlotsOf(context, proposal) }
}

/** With its times that are still available. Undefined if the proposal is closed or missing. */
export async function getOpenProposal(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  proposalId: string,
): Promise<{ proposal: Proposal; openSlots: number[] } | undefined> {
  const found = await proposals.findProposal(context.db, proposalId)
  if (!found || asOf(found, context.clock()).status !== 'open') return undefined
  return { proposal: found, openSlots: await openSlotsOf(context, found) }
}

/** `open`: there is a time to pick; `over`: closed, missing, or without a free time. */
export async function findProposalState(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  proposalId: string,
): Promise<'open' | 'picked' | 'over'> {
  const found = await proposals.findProposal(context.db, proposalId)
  if (found?.status === 'picked') return 'picked'
  const open = await getOpenProposal(context, proposalId)
  return open && open.openSlots.length > 0 ? 'open' : 'over'
}

/** Proposals that were made from this meeting, the oldest first. */
export const listProposalsFrom = async (
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  meetingId: string,
): Promise<Proposal[]> =>
  (await proposals.listProposalsFrom(db, meetingId)).map(proposal => asOf(proposal, clock()))

/** The last proposals to a person, by any of their addresses; the newest first. */
export const listProposalsTo = async (
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  person: { workspaceId: WorkspaceId; emails: readonly string[] },
): Promise<Proposal[]> =>
  (await proposals.listProposalsTo(db, person)).map(proposal => asOf(proposal, clock()))

/** The token for links in later messages. Throws `proposal-not-found`. */
export async function getProposalToken(
  context: Pick<ServiceContext, 'db' | 'cipher'>,
  proposalId: string,
): Promise<string> {
  const sealed = await proposals.findSealedProposalToken(context.db, proposalId)
  if (sealed === undefined) throw proposalNotFound()
  return openLinkToken(context, { kind: 'proposalLink', key: proposalId, sealed })
}

interface Withdrawing {
  proposalId: string
  hostId: string
}

/** Withdraws an open proposal and frees its holds, in the caller's transaction. */
async function withdrawIn(
  { jobs, clock }: Pick<ServiceContext, 'jobs' | 'clock'>,
  trx: Knex,
  { proposalId, hostId }: Withdrawing,
): Promise<void> {
  // Locked before the proposal's row, in the same order as a booking.
  await lockHosts(trx, { hostIds: [hostId], now: clock() })
  const isWithdrawn = await proposals.closeProposal(trx, { id: proposalId, status: 'withdrawn' })
  if (!isWithdrawn) return
  await deleteHoldsOfProposal(trx, proposalId)
  await jobs.enqueue(trx, 'plan-proposal', [{ payload: { proposalId } }])
}

/** Withdraws a proposal and frees its holds; a closed one stays as it is. */
export async function withdrawProposal(
  context: ServiceContext,
  { workspaceId, proposalId }: { workspaceId: WorkspaceId; proposalId: string; actor: Actor },
): Promise<Proposal> {
  const { proposal } = await getProposal(context, { workspaceId, proposalId })
  const withdrawing = { proposalId, hostId: proposal.host.id }
  await context.db.transaction(trx => withdrawIn(context, trx, withdrawing))
  return (await getProposal(context, { workspaceId, proposalId })).proposal
}

/** Withdraws the proposals of a user who gets no new meetings any more. Their guests are notified. */
export async function withdrawProposalsOf(
  context: Pick<ServiceContext, 'jobs' | 'clock'>,
  trx: Knex,
  hostId: string,
): Promise<void> {
  for (const proposalId of await listProposalIdsOfHost(trx, hostId))
    await withdrawIn(context, trx, { proposalId, hostId })
}
