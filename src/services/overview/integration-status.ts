import type { User, WorkspaceId } from '../../model/entities.ts'
import {
  countPending,
  findLastDelivered,
  type PendingCount,
} from '../../store/deliveries/delivery-counts.ts'
import { type CalendarAccount, listCalendarAccounts } from '../calendars/calendar-settings.ts'
import type { ServiceContext } from '../context.ts'
import { listOutagesFor, type ShownOutage } from '../deliveries/outage-notices.ts'
import { type ConnectionView, listConnections } from '../workspace/connections.ts'

export interface IntegrationStatus {
  calendars: readonly CalendarAccount[]
  /** The workspace's CRM account. Undefined if Parley keeps the records, or uses the installation's key. */
  crm: ConnectionView | undefined
  /** The CRM's vendor. Undefined if Parley keeps the records. */
  crmProvider: string | undefined
  outages: readonly ShownOutage[]
  /** For an admin, of the whole workspace; otherwise of meetings that this user hosts or organized. */
  pending: readonly PendingCount[]
  /** When each kind was last delivered, epoch ms. A kind without deliveries is untested. */
  lastDelivered: Awaited<ReturnType<typeof findLastDelivered>>
  sendsMail: boolean
}

/** With a key of the installation, there is a CRM without a connection. */
async function vendorOf(
  { crms, crmFor }: Pick<ServiceContext, 'crms' | 'crmFor'>,
  workspaceId: WorkspaceId,
): Promise<string | undefined> {
  const { id } = await crmFor(workspaceId)
  return crms.some(crm => crm.id === id) ? id : undefined
}

/** The state of the integrations that this user's work depends on. Calls no provider. */
export async function readIntegrationStatus(
  context: Pick<ServiceContext, 'db' | 'crms' | 'crmFor' | 'sendsMail'>,
  user: User,
): Promise<IntegrationStatus> {
  const { workspaceId, id: userId, role } = user
  const [calendars, connections, outages, pending, lastDelivered] = await Promise.all([
    listCalendarAccounts(context, { workspaceId, userId }),
    listConnections(context, { workspaceId }),
    listOutagesFor(context, user),
    countPending(context.db, { workspaceId, hostId: role === 'admin' ? undefined : userId }),
    findLastDelivered(context.db, workspaceId),
  ])
  const isCrm = ({ provider }: ConnectionView) => context.crms.some(({ id }) => id === provider)
  const crm = connections.find(isCrm)
  const crmProvider = crm?.provider ?? (await vendorOf(context, workspaceId))
  const { sendsMail } = context
  return { calendars, crm, crmProvider, outages, pending, lastDelivered, sendsMail }
}
