import type { User, WorkspaceId } from '../../model/entities.ts'
import {
  countOwed,
  findLastDelivered,
  type OwedCount,
} from '../../store/deliveries/delivery-counts.ts'
import { type CalendarAccount, listCalendarAccounts } from '../calendars/calendar-settings.ts'
import type { ServiceContext } from '../context.ts'
import { listOutagesFor, type ShownOutage } from '../deliveries/outage-notices.ts'
import { type ConnectionView, listConnections } from '../workspace/connections.ts'

export interface IntegrationStatus {
  calendars: readonly CalendarAccount[]
  /** The workspace's CRM account; undefined where the records are our own, or come by the installation's key. */
  crm: ConnectionView | undefined
  /** Whose CRM it is; undefined where the records are our own. */
  crmProvider: string | undefined
  outages: readonly ShownOutage[]
  /** For an admin of the whole workspace, else of what this user holds or set up. */
  owed: readonly OwedCount[]
  /** When something of a kind was last delivered, epoch ms: what never was is untested. */
  lastDelivered: Awaited<ReturnType<typeof findLastDelivered>>
  sendsMail: boolean
}

/** With a key of the installation there is a CRM without a connection. */
async function vendorOf(
  { crms, crmFor }: Pick<ServiceContext, 'crms' | 'crmFor'>,
  workspaceId: WorkspaceId,
): Promise<string | undefined> {
  const { id } = await crmFor(workspaceId)
  return crms.some(crm => crm.id === id) ? id : undefined
}

/** What this user's work depends on, and how it stands. No provider is asked. */
export async function readIntegrationStatus(
  context: Pick<ServiceContext, 'db' | 'crms' | 'crmFor' | 'sendsMail'>,
  user: User,
): Promise<IntegrationStatus> {
  const { workspaceId, id: userId, role } = user
  const [calendars, connections, outages, owed, lastDelivered] = await Promise.all([
    listCalendarAccounts(context, { workspaceId, userId }),
    listConnections(context, { workspaceId }),
    listOutagesFor(context, user),
    countOwed(context.db, { workspaceId, hostId: role === 'admin' ? undefined : userId }),
    findLastDelivered(context.db, workspaceId),
  ])
  const isCrm = ({ provider }: ConnectionView) => context.crms.some(({ id }) => id === provider)
  const crm = connections.find(isCrm)
  const crmProvider = crm?.provider ?? (await vendorOf(context, workspaceId))
  const { sendsMail } = context
  return { calendars, crm, crmProvider, outages, owed, lastDelivered, sendsMail }
}
