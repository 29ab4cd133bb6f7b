/** A person whose identity a provider has confirmed. */
export interface ProvenPerson {
  /** The provider's id of the person. */
  externalUserId: string
  /** Lower case, and verified by the provider; undefined if it is not verified. */
  email: string | undefined
}

/** A service that users can sign in with. */
export interface IdentityProvider {
  readonly id: string
  /** Address where the person signs in. */
  authorizationUrl(request: { state: string; redirectUri: string }): string
  /** Throws ProviderError: `rejected` for a person of a team that is not this workspace's. */
  identify(answer: {
    code: string
    redirectUri: string
    workspaceId: string
  }): Promise<ProvenPerson>
}
