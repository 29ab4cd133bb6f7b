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

/** Changes shortly before the first poll may concern records that we wrote. */
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

/** Starts following the changes of a newly connected CRM, by watch and by poll. */
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

/** Our records, and records that may become meetings. An import of past meetings causes no jobs. */
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

/** Saves the jobs for one page of changes together with the cursor. */
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

/** Reads page by page. If it is interrupted, the next poll continues there. */
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
    // Ends if the CRM reports more changes without advancing, which would loop forever.
    hasMore = page.hasMore && until > since
    since = until
  }
}

/**
 * Reads which meetings changed in a workspace's CRM since the last poll; each gets its own job. One process at
 * a time. If the CRM is unavailable, the next poll reads the same changes.
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
