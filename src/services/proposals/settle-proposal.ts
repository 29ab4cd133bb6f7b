import type { Knex } from 'knex'
import type { TargetOf } from '../../model/delivery-target.ts'
import type { Proposal } from '../../model/entities.ts'
import { openWish } from '../../model/open-wish.ts'
import { deleteHoldsOfProposal } from '../../store/availability/holds.ts'
import { lockHosts } from '../../store/availability/occupancies.ts'
import { listShownRevisions } from '../../store/deliveries/deliveries.ts'
import { markNudgedIfDue } from '../../store/proposals/proposal-life.ts'
import { listProposalPosts } from '../../store/proposals/proposal-posts.ts'
import { closeProposal, findProposal } from '../../store/proposals/proposals.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'

/** Enqueues the job for the effects of a proposal's change, in the transaction of that change. */
export const planProposal = (
  { jobs }: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  { proposalId, at }: { proposalId: string; at?: number },
): Promise<void> =>
  jobs.enqueue(trx, 'plan-proposal', [{ payload: { proposalId }, startAfter: at }])

/** Locks the hosts before the proposal's row, in the same order as a booking. */
async function expire(context: ServiceContext, trx: Knex, { id, host }: Proposal): Promise<void> {
  await lockHosts(trx, { hostIds: [host.id], now: context.clock() })
  if (await closeProposal(trx, { id, status: 'expired' })) await deleteHoldsOfProposal(trx, id)
}

type ProposalTarget = TargetOf<
  'proposal-mail' | 'proposal-nudge' | 'wish-mail' | 'slack-proposal' | 'slack-cards'
>

/** Targets that show an outdated state of the proposal. */
async function staleTargets(
  { hasSlack }: ServiceContext,
  trx: Knex,
  proposal: Proposal,
): Promise<ProposalTarget[]> {
  const { id, status, via, revision, timesRevision, nudgedAt, answeredAt } = proposal
  const [shown, posts] = await Promise.all([
    listShownRevisions(trx, { proposalId: id }),
    listProposalPosts(trx, id),
  ])
  const isOpen = status === 'open'
  // A request for other times is answered by email, whichever channel showed the first ones.
  const isMailed = via === 'email' || answeredAt !== undefined
  // Sent after the last of the times, to people who got them by email.
  const wasMailed = shown.of({ kind: 'proposal-mail' }) !== undefined
  const takenBack = status === 'withdrawn' && wasMailed ? timesRevision + 1 : undefined
  /** Undefined: the target shows nothing of this proposal. */
  const wanted: [kind: ProposalTarget['kind'], revision: number | undefined][] = [
    ['proposal-mail', isOpen && isMailed ? timesRevision : takenBack],
    ['wish-mail', isOpen && openWish(proposal) !== undefined ? revision : undefined],
    ['proposal-nudge', isOpen && nudgedAt !== undefined ? 0 : undefined],
    ['slack-proposal', hasSlack ? revision : undefined],
    ['slack-cards', hasSlack && posts.length > 0 ? revision : undefined],
  ]
  return wanted
    .map(([kind, revision = -1]) => ({ target: { kind }, revision }))
    .filter(({ target, revision }) => (shown.of(target) ?? -1) < revision)
    .map(({ target }) => target)
}

/**
 * Handles what is due for a proposal (its reminder, its end) and updates everything that shows it. May run at
 * any time, and twice.
 */
export async function settleProposal(context: ServiceContext, proposalId: string): Promise<void> {
  const now = context.clock()
  await context.db.transaction(async trx => {
    const found = await findProposal(trx, proposalId)
    if (!found) return
    if (found.status === 'open' && found.expiresAt <= now) await expire(context, trx, found)
    else await markNudgedIfDue(trx, { id: proposalId, now })
    const proposal = await findProposal(trx, proposalId)
    if (!proposal) return
    const { workspaceId } = proposal
    const targets = await staleTargets(context, trx, proposal)
    await deliverTo(context, trx, { workspaceId, subject: { proposalId }, targets })
  })
}
