import type { AccountFacts } from './account-facts.ts'
import type { Api } from './api.ts'

/** One account as a workspace sees it. */
export interface Home {
  api: Api
  facts: AccountFacts
  /** Where people reach us, without a trailing slash. */
  publicUrl: string
  clock(): number
}
