import type { Knex } from 'knex'
import type { CrmNotice } from '../../../crm/contract/crm-changes.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { ownReason } from '../../providers/own-reasons.ts'
import { listKnownRecords } from '../../store/crm/crm-deliveries.ts'
import { countSeen, keepUnseen } from '../../store/database/seen-events.ts'
import { listWorkspacesOfAccount, markAccountLost } from '../../store/workspace/connections.ts'
import { listWorkspaces } from '../../store/workspace/workspaces.ts'
import type { CrmService, ServiceContext } from '../context.ts'

/** Per minute, of records that are not ours. */
const maxLooks = 60
const minuteMs = 60_000
/** A CRM's list shows changes some time after its notifications. */
const listLagMs = 30_000

/** Several workspaces may share an account. With a key of the installation, all workspaces use it. */
async function workspacesOf(
  trx: Knex,
  { id: provider, hasKey }: CrmService,
  { accountId: externalId }: CrmNotice,
): Promise<WorkspaceId[]> {
  if (hasKey) return (await listWorkspaces(trx)).map(({ id }) => id)
  return listWorkspacesOfAccount(trx, { provider, externalId })
}

/** The distinct records to read, with their workspaces. */
async function looksOf(trx: Knex, service: CrmService, notices: readonly CrmNotice[]) {
  const wanted = new Map<WorkspaceId, Set<string>>()
  for (const notice of notices) {
    const { engagementId } = notice
    if (notice.kind === 'lost' || engagementId === undefined) continue
    for (const workspaceId of await workspacesOf(trx, service, notice))
      wanted.set(workspaceId, (wanted.get(workspaceId) ?? new Set()).add(engagementId))
  }
  return wanted
}

interface Looks {
  workspaceId: WorkspaceId
  provider: string
  engagementIds: ReadonlySet<string>
}

/**
 * Reads our records one by one, and others too while they are few. Many at once look like an import, which is
 * read as a list.
 */
async function enqueueLooks(context: ServiceContext, trx: Knex, looks: Looks): Promise<void> {
  const { workspaceId, provider, engagementIds: all } = looks
  const engagementIds = [...all]
  const known = await listKnownRecords(trx, { workspaceId, engagementIds })
  const others = engagementIds.filter(id => !known.has(id))
  const isFlood = await isFlooded(context, trx, { ...looks, engagementIds: new Set(others) })
  if (isFlood) await enqueueList(context, trx, looks)
  const jobs = engagementIds
    .filter(id => !isFlood || known.has(id))
    .map(engagementId => ({ payload: { workspaceId, provider, engagementId, attempt: 1 } }))
  await context.jobs.enqueue(trx, 'follow-crm-meeting', jobs)
}

const minuteOf = (now: number) => now - (now % minuteMs)
const minuteKey = ({ workspaceId }: Looks, minute: number) => `${workspaceId} ${minute} `

async function isFlooded({ clock }: ServiceContext, trx: Knex, looks: Looks): Promise<boolean> {
  if (looks.engagementIds.size === 0) return false
  const since = minuteOf(clock())
  const prefix = minuteKey(looks, since)
  const provider = `${looks.provider} looks`
  const ids = [...looks.engagementIds].map(id => prefix + id)
  await keepUnseen(trx, { provider, ids, now: clock() })
  return (await countSeen(trx, { provider, prefix, since })) > maxLooks
}

/** At most once per minute, at its end, when the list is complete. */
async function enqueueList({ clock, jobs }: ServiceContext, trx: Knex, looks: Looks) {
  const { workspaceId, provider } = looks
  const minute = minuteOf(clock())
  const id = minuteKey(looks, minute)
  const isFirst = await keepUnseen(trx, { provider: `${provider} list`, ids: [id], now: clock() })
  if (isFirst.size === 0) return
  const startAfter = minute + minuteMs + listLagMs
  await jobs.enqueue(trx, 'poll-crm', [{ payload: { workspaceId }, startAfter }])
}

/**
 * Handles verified notifications of a CRM. Each causes one read of the record, whatever it contains, so order
 * and repeats do not matter. If the access has ended, the connection shows it.
 */
export async function takeCrmNotices(
  context: ServiceContext,
  service: CrmService,
  notices: readonly CrmNotice[],
): Promise<void> {
  const { id: provider } = service
  await context.db.transaction(async trx => {
    const ids = notices.map(({ eventId }) => eventId)
    const unseen = await keepUnseen(trx, { provider, ids, now: context.clock() })
    const fresh = notices.filter(({ eventId }) => unseen.has(eventId))
    for (const [workspaceId, engagementIds] of await looksOf(trx, service, fresh))
      await enqueueLooks(context, trx, { workspaceId, provider, engagementIds })
    for (const { accountId: externalId, occurredAt: at } of fresh.filter(
      ({ kind }) => kind === 'lost',
    ))
      await markAccountLost(trx, { provider, externalId, ...ownReason('accessLost'), at })
  })
}
