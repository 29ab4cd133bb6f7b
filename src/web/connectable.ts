import type { DeliveryTarget } from '../model/delivery-target.ts'
import type { OAuthFacts } from '../providers/descriptor.ts'

/** A provider whose account can be connected, as settings show it. */
export interface Connectable {
  id: string
  label: string
  /** Each person connects their own account; else an admin connects the workspace's. */
  isPersonal: boolean
  /** What is delivered to a workspace's account. */
  target?: DeliveryTarget
  /** Undefined: the environment names no app of ours at the provider. */
  facts: OAuthFacts | undefined
  /** Asked for on demand. */
  moreScopes: readonly string[]
  /** The installation has a key of its own: nothing is to be connected. */
  hasKey: boolean
  /** What has to be set so that it can be connected. */
  variables: readonly string[]
}
