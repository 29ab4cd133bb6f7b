import type { OAuthFacts } from '../providers/descriptor.ts'

/** A provider whose account a workspace can connect, as settings show it. */
export interface Connectable {
  id: string
  label: string
  /** What is delivered to it, as the ledger names it. */
  target: string
  /** Undefined: the environment names no app of ours at the provider. */
  facts: OAuthFacts | undefined
  /** The installation has a key of its own: nothing is to be connected. */
  hasKey: boolean
  /** What has to be set so that it can be connected. */
  variables: readonly string[]
}
