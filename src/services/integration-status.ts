import type { User } from '../scheduling/entities.ts'
import { countOwed, type OwedCount } from '../store/delivery-counts.ts'
import { type CalendarAccount, listCalendarAccounts } from './calendar-settings.ts'
import { type ConnectionView, listConnections } from './connections.ts'
import type { ServiceContext } from './context.ts'
import { listOutagesFor, type ShownOutage } from './outage-notices.ts'

export interface IntegrationStatus {
  calendars: readonly CalendarAccount[]
  /** The workspace's CRM account; undefined where the records are our own, or come by the installation's key. */
  crm: ConnectionView | undefined
  outages: readonly ShownOutage[]
  /** For an admin of the whole workspace, else of what this user holds or set up. */
  owed: readonly OwedCount[]
}

/** What this user's work depends on, and how it stands. No provider is asked. */
export async function readIntegrationStatus(
  context: Pick<ServiceContext, 'db' | 'crms'>,
  user: User,
): Promise<IntegrationStatus> {
  const { workspaceId, id: userId, role } = user
  const [calendars, connections, outages, owed] = await Promise.all([
    listCalendarAccounts(context, { workspaceId, userId }),
    listConnections(context, { workspaceId }),
    listOutagesFor(context, user),
    countOwed(context.db, { workspaceId, hostId: role === 'admin' ? undefined : userId }),
  ])
  const isCrm = ({ provider }: ConnectionView) => context.crms.some(({ id }) => id === provider)
  return { calendars, crm: connections.find(isCrm), outages, owed }
}
