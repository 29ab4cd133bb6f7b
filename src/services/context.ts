import type { Knex } from 'knex'
import type { CrmNotice, CrmWebhookRequest } from '../../crm/contract/crm-changes.ts'
import type { CrmChoices } from '../../crm/contract/crm-objects.ts'
import type { CrmProvider } from '../../crm/contract/crm-provider.ts'
import type { CalendarAccounts } from '../calendars/calendar-provider.ts'
import type { JobQueue } from '../jobs/definitions.ts'
import type { WorkspaceId } from '../model/entities.ts'
import type { Log } from '../providers/log.ts'
import type { Meter } from '../providers/meter.ts'
import type { TokenCipher } from '../secrets/token-cipher.ts'
import type { MailLimits } from './deliveries/mail-limits.ts'

/** A vendor of CRMs, as this installation knows it. */
export interface CrmService {
  id: string
  label: string
  /** The installation has a key of its own: every workspace uses that account. */
  hasKey: boolean
  /** Whether it can call us under our address. */
  isReachable: boolean
  /** What it has us told; undefined where it is not its word. Absent where it sends none. */
  readonly readWebhook?:
    | ((request: CrmWebhookRequest) => readonly CrmNotice[] | undefined)
    | undefined
}

/** What every use case is given. */
export interface ServiceContext {
  db: Knex
  jobs: JobQueue
  /** Epoch ms. */
  clock(): number
  cipher: TokenCipher
  /** Without a trailing slash. */
  publicUrl: string
  log: Log
  meter: Meter
  /** A bot is configured; without one nothing is planned for it. */
  hasSlack: boolean
  /** A mail server is configured; without one mail is kept, and nobody gets it. */
  sendsMail: boolean
  /** Visitors can chat; without it nothing is said of chats. */
  hasLiveChat: boolean
  calendars: CalendarAccounts
  /** Of what outsiders may have Parley mail; undefined: no limits. */
  mailLimits?: MailLimits | undefined
  crms: readonly CrmService[]
  /** The workspace's CRM; throws ProviderError where its access was lost. */
  crmFor(workspaceId: WorkspaceId): Promise<CrmProvider>
  /** The words of that CRM's account, known for some minutes; answers also while the CRM does not. */
  crmChoices(workspaceId: WorkspaceId): Promise<CrmChoices>
}
