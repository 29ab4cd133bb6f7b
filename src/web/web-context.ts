import type { OAuthFacts } from '../providers/descriptor.ts'
import type { PageContext } from './page-context.ts'

/** What the doors are given. */
export interface WebContext extends PageContext {
  isProduction: boolean
  /** Bearer token of the REST API's admin calls. */
  adminToken: string | undefined
  /** Proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number
  /** Providers that can be connected by OAuth, by id. */
  oauth: Readonly<Record<string, { label: string; facts: OAuthFacts }>>
  /** Mails are kept and shown at /dev/mail. */
  showsMails: boolean
  slack: { isOn: boolean; canInstall: boolean }
}
