import type { WorkspaceId } from '../../model/entities.ts'
import { listUserIdsInStep } from '../../store/calendars/default-calendar.ts'
import type { ServiceContext } from '../context.ts'

/** Ids of the users with a connected calendar that is kept in step with the CRM: for them others may schedule. */
export const listHostsInStep = async (
  context: Pick<ServiceContext, 'db'>,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<ReadonlySet<string>> => new Set(await listUserIdsInStep(context.db, workspaceId))
