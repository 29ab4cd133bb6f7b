import type { CrmHeldMeeting } from '../../../crm/contract/crm-changes.ts'
import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { ensureCrmCursor, setCrmCursor } from '../../store/crm/crm-cursors.ts'
import { listKnownRecords } from '../../store/crm/crm-deliveries.ts'
import { withSessionLock } from '../../store/database/session-lock.ts'
import { listWorkspaces } from '../../store/workspace/workspaces.ts'
import type { ServiceContext } from '../context.ts'
import { mayBeAdopted } from './adopt-crm-meeting.ts'

/** What changed just before we first asked may be about what we wrote. */
const lookBackMs = 10 * 60_000

/** One job per workspace. */
export async function enqueueCrms(
  context: Pick<ServiceContext, 'db' | 'jobs'>,
  name: 'poll-crm' | 'watch-crm',
): Promise<void> {
  const workspaces = await listWorkspaces(context.db)
  const jobs = workspaces.map(({ id: workspaceId }) => ({ payload: { workspaceId } }))
  await context.jobs.enqueue(context.db, name, jobs)
}

/** A CRM was connected: from now on we hear of its changes, and ask for them. */
export async function beginFollowingCrm(
  context: Pick<ServiceContext, 'db' | 'jobs'>,
  workspaceId: WorkspaceId,
): Promise<void> {
  for (const name of ['poll-crm', 'watch-crm'] as const)
    await context.jobs.enqueue(context.db, name, [{ payload: { workspaceId } }])
}

interface Page {
  workspaceId: WorkspaceId
  crm: CrmProvider
  meetings: readonly CrmHeldMeeting[]
  until: number
}

/** Records of ours, and what may become a meeting of ours: an import of history leads to no look at all. */
async function listOfConcern(context: ServiceContext, page: Page): Promise<string[]> {
  const { workspaceId, meetings } = page
  const engagementIds = [...new Set(meetings.map(({ engagementId }) => engagementId))]
  const known = await listKnownRecords(context.db, { workspaceId, engagementIds })
  const now = context.clock()
  return engagementIds.filter(
    id =>
      known.has(id) ||
      meetings.some(
        held =>
          held.engagementId === id && (held.meetingId !== undefined || mayBeAdopted(held, now)),
      ),
  )
}

/** The jobs for one page of changes, and that it was read: both or neither. */
async function keepPage(context: ServiceContext, page: Page): Promise<void> {
  const { workspaceId, until: readUntil } = page
  const { id: provider } = page.crm
  const jobs = (await listOfConcern(context, page)).map(engagementId => ({
    payload: { workspaceId, provider, engagementId, attempt: 1 },
  }))
  await context.db.transaction(async trx => {
    await context.jobs.enqueue(trx, 'follow-crm-meeting', jobs)
    await setCrmCursor(trx, { workspaceId, provider, readUntil })
  })
}

/** Page by page; killed or refused in between, the next round goes on where this one ended. */
async function readChanges(
  context: ServiceContext,
  workspaceId: WorkspaceId,
  crm: CrmProvider,
): Promise<void> {
  const { id: provider, listChangedMeetings } = crm
  if (!listChangedMeetings) return
  const beginsAt = context.clock() - lookBackMs
  const cursor = await ensureCrmCursor(context.db, { workspaceId, provider, beginsAt })
  if (cursor.isNew)
    await context.jobs.enqueue(context.db, 'watch-crm', [{ payload: { workspaceId } }])
  let since = cursor.readUntil
  for (let hasMore = true; hasMore; ) {
    const { meetings, until, ...page } = await listChangedMeetings.call(crm, since)
    await keepPage(context, { workspaceId, crm, meetings, until })
    // One that says there is more and does not get on would be asked for ever.
    hasMore = page.hasMore && until > since
    since = until
  }
}

/**
 * Asks a workspace's CRM which meetings changed since we asked last; each is looked at by a job of its own. One
 * process at a time. Where the CRM is away, the next round asks for the same.
 */
export async function pollCrm(
  context: ServiceContext,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<void> {
  await withSessionLock(context.db, `crm:${workspaceId}`, async () => {
    try {
      await readChanges(context, workspaceId, await context.crmFor(workspaceId))
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      const { provider, code } = error
      context.log.warn({ provider, code }, 'The CRM could not be asked for changes')
    }
  })
}
