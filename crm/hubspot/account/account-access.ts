import type { AccountFacts } from './account-facts.ts'
import type { Api } from './api.ts'

/** A HubSpot account, as a workspace accesses it. */
export interface AccountAccess {
  api: Api
  facts: AccountFacts
  /** Public address of Parley, without a trailing slash. */
  publicUrl: string
  clock(): number
}
