import type { IdentityProvider } from '../providers/identity-provider.ts'
import type { TeamDirectory } from '../providers/team-directory.ts'
import type { Connectable } from './connectable.ts'
import type { CrmFrame } from './crm-frame.ts'
import type { Metrics } from './health/create-metrics.ts'
import type { PageContext } from './page-context.ts'
import type { SlackDesk } from './slack-desk.ts'

/** Dependencies of the routes. */
export interface WebContext extends PageContext {
  isProduction: boolean
  /** Outsiders' messages, presses and sessions in live chats are limited. Absent: they are not. */
  limitsChats?: boolean
  /** Whether the process is still warming up. Absent: it is not. */
  isStarting?(): boolean
  /** Bearer token of the REST API's admin calls. */
  adminToken: string | undefined
  /** Bearer token of /metrics. Requests from this machine do not need it. */
  metricsToken?: string | undefined
  /** The content of /metrics. */
  metrics: Pick<Metrics, 'contentType' | 'read'>
  /** Number of proxies whose X-Forwarded-For is trusted. */
  trustedProxies: number
  /** Providers to which accounts can be connected, whether or not they are configured. */
  connectable: readonly Connectable[]
  /** CRMs that show our pages in frames. */
  crmFrames: readonly CrmFrame[]
  /** Emails are stored and shown at /dev/mail. */
  showsMails: boolean
  /** Sign-in with this provider; undefined if it is not configured. */
  identity: IdentityProvider | undefined
  slack: { isOn: boolean; canInstall: boolean }
  /** People in Slack; undefined if it is not configured. */
  slackDirectory?: TeamDirectory | undefined
  /** A simulated Slack to try the bot, if no Slack is configured. */
  slackDesk:
    | {
        desk: SlackDesk
        /** With its slash. */
        command: string
        shortcuts: readonly { type: 'global' | 'message'; callbackId: string; name: string }[]
      }
    | undefined
}
