import type { IdentityProvider } from '../providers/identity-provider.ts'
import type { TeamDirectory } from '../providers/team-directory.ts'
import type { Connectable } from './connectable.ts'
import type { CrmFrame } from './crm-frame.ts'
import type { Metrics } from './health/create-metrics.ts'
import type { PageContext } from './page-context.ts'
import type { SlackDesk } from './slack-desk.ts'

/** What the routes are given. */
export interface WebContext extends PageContext {
  isProduction: boolean
  /** Whether the process is still warming up; absent: it is not. */
  isStarting?(): boolean
  /** Bearer token of the REST API's admin calls. */
  adminToken: string | undefined
  /** Bearer token of /metrics; this machine itself needs none. */
  metricsToken?: string | undefined
  /** What /metrics answers. */
  metrics: Pick<Metrics, 'contentType' | 'read'>
  /** Proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number
  /** Providers whose accounts can be connected, configured or not. */
  connectable: readonly Connectable[]
  /** CRMs that show our pages in their own. */
  crmFrames: readonly CrmFrame[]
  /** Mails are kept and shown at /dev/mail. */
  showsMails: boolean
  /** Users may sign in by it; undefined where it is not set up. */
  identity: IdentityProvider | undefined
  slack: { isOn: boolean; canInstall: boolean }
  /** Who there is in Slack; undefined where it is not set up. */
  slackDirectory?: TeamDirectory | undefined
  /** A small Slack to try the bot in, where no Slack is set up. */
  slackDesk:
    | {
        desk: SlackDesk
        /** With its slash. */
        command: string
        shortcuts: readonly { type: 'global' | 'message'; callbackId: string; name: string }[]
      }
    | undefined
}
