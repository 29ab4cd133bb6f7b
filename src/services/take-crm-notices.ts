import type { Knex } from 'knex'
import type { CrmNotice } from '../../crm/crm-held.ts'
import type { WorkspaceId } from '../scheduling/entities.ts'
import { listWorkspacesOfAccount, markAccountLost } from '../store/connections.ts'
import { keepUnseen } from '../store/seen-events.ts'
import { listWorkspaces } from '../store/workspaces.ts'
import type { CrmService, ServiceContext } from './context.ts'

/** Several workspaces may share an account; a key of the installation's own is everybody's. */
async function workspacesOf(
  trx: Knex,
  { id: provider, hasKey }: CrmService,
  { accountId: externalId }: CrmNotice,
): Promise<WorkspaceId[]> {
  if (hasKey) return (await listWorkspaces(trx)).map(({ id }) => id)
  return listWorkspacesOfAccount(trx, { provider, externalId })
}

const lostReason = (label: string) => `${label} ended our access. Connect the account again.`

async function jobsOf(trx: Knex, service: CrmService, notices: readonly CrmNotice[]) {
  const wanted = new Map<string, { workspaceId: WorkspaceId; engagementId: string }>()
  for (const notice of notices) {
    const { engagementId } = notice
    if (notice.kind === 'lost' || engagementId === undefined) continue
    for (const workspaceId of await workspacesOf(trx, service, notice))
      wanted.set(`${workspaceId} ${engagementId}`, { workspaceId, engagementId })
  }
  return [...wanted.values()].map(job => ({
    payload: { ...job, provider: service.id, attempt: 1 },
  }))
}

/**
 * Takes words of a CRM that were checked: each leads once to a look at the record, whatever it says, so that order
 * and repeats do not matter. That our access has ended is shown on the connection.
 */
export async function takeCrmNotices(
  context: ServiceContext,
  service: CrmService,
  notices: readonly CrmNotice[],
): Promise<void> {
  const { id: provider, label } = service
  await context.db.transaction(async trx => {
    const ids = notices.map(({ eventId }) => eventId)
    const unseen = await keepUnseen(trx, { provider, ids, now: context.clock() })
    const fresh = notices.filter(({ eventId }) => unseen.has(eventId))
    await context.jobs.enqueue(trx, 'follow-crm-meeting', await jobsOf(trx, service, fresh))
    for (const { accountId: externalId, occurredAt: at } of fresh.filter(
      ({ kind }) => kind === 'lost',
    ))
      await markAccountLost(trx, { provider, externalId, reason: lostReason(label), at })
  })
}
