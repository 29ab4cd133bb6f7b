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
import type { ChatChannel } from '../store/chat/chat-channel.ts'
import type { MailLimits } from './deliveries/mail-limits.ts'

/** A CRM vendor, as this installation is configured. */
export interface CrmService {
  id: string
  label: string
  /** The installation has its own key: every workspace uses that account. */
  hasKey: boolean
  /** Whether the vendor can call our address. */
  isReachable: boolean
  /** Parses its webhook requests; undefined if a request is not valid. Absent if it sends none. */
  readonly readWebhook?:
    | ((request: CrmWebhookRequest) => readonly CrmNotice[] | undefined)
    | undefined
}

/** The dependencies of every use case. */
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
  /** A bot is configured; without one, nothing is planned for Slack. */
  hasSlack: boolean
  /** A mail server is configured; without one, email is stored and not sent. */
  sendsMail: boolean
  calendars: CalendarAccounts
  /** Wakes everybody who follows a conversation of live chat, in all processes. */
  chat: ChatChannel
  /** Limits on email that outsiders cause; undefined: no limits. */
  mailLimits?: MailLimits | undefined
  crms: readonly CrmService[]
  /** The workspace's CRM. Throws ProviderError if its access was lost. */
  crmFor(workspaceId: WorkspaceId): Promise<CrmProvider>
  /**
   * Meeting types and outcomes of that CRM account, cached for some minutes, so also available while the CRM is
   * not.
   */
  crmChoices(workspaceId: WorkspaceId): Promise<CrmChoices>
}
