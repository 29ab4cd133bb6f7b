import type { User, WorkspaceId } from '../../model/entities.ts'
import { listHostsWithMeetings } from '../../store/reports/hosts-with-meetings.ts'
import type { ServiceContext } from '../context.ts'
import { listEveryUser } from '../people/users.ts'

/** Hosts to choose in reports, by name. Users without access are among them only if they host meetings. */
export async function listReportHosts(
  context: Pick<ServiceContext, 'db'>,
  workspace: { workspaceId: WorkspaceId },
): Promise<User[]> {
  const users = await listEveryUser(context, workspace)
  const withdrawn = users.filter(({ isWithdrawn }) => isWithdrawn).map(({ id }) => id)
  if (withdrawn.length === 0) return users
  const hosting = new Set(await listHostsWithMeetings(context.db, withdrawn))
  return users.filter(({ id, isWithdrawn }) => !isWithdrawn || hosting.has(id))
}
