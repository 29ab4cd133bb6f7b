import type { WorkspaceId } from '../../model/entities.ts'
import { listUserIdsInStep } from '../../store/calendars/default-calendar.ts'
import type { ServiceContext } from '../context.ts'

/**
 * Ids of users with a connected calendar that is synced with the CRM: colleagues may schedule meetings for
 * them.
 */
export const listHostsInStep = async (
  context: Pick<ServiceContext, 'db'>,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<ReadonlySet<string>> => new Set(await listUserIdsInStep(context.db, workspaceId))
