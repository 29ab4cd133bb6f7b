import type { DeliveryTarget } from '../model/delivery-target.ts'
import type { OAuthFacts } from '../providers/descriptor.ts'

/** A provider to which an account can be connected. */
export interface Connectable {
  id: string
  label: string
  /** Each person connects their own account. Otherwise an admin connects one for the workspace. */
  isPersonal: boolean
  /** The delivery target of a workspace's account. */
  target?: DeliveryTarget
  /** Undefined if the environment has no OAuth app for the provider. */
  facts: OAuthFacts | undefined
  /** Requested on demand. */
  moreScopes: readonly string[]
  /** The installation has an API key of its own, so no account has to be connected. */
  hasKey: boolean
  /** Environment variables that are needed to connect. */
  variables: readonly string[]
}
