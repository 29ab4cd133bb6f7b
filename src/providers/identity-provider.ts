/** Whom a provider vouches for. */
export interface ProvenPerson {
  /** The provider's id of the person. */
  externalUserId: string
  /** Lower case, and verified by the provider; undefined where it is not. */
  email: string | undefined
}

/** A service by which users may sign in. */
export interface IdentityProvider {
  readonly id: string
  /** Where the person says who they are. */
  authorizationUrl(request: { state: string; redirectUri: string }): string
  /** Throws ProviderError: `rejected` for a person of a team that is not this workspace's. */
  identify(answer: {
    code: string
    redirectUri: string
    workspaceId: string
  }): Promise<ProvenPerson>
}
