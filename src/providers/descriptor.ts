/** Facts about a provider for the common OAuth client. Addresses are absolute. */
export interface OAuthFacts {
  authorizationUrl: string
  tokenUrl: string
  clientId: string
  clientSecret: string
  scopes: readonly string[]
  /** Required scopes; people may leave others out when they give access. */
  neededScopes?: readonly string[] | undefined
  /** False if the provider ignores PKCE; the state is bound to the session either way. */
  usesPkce: boolean
  /** Additional parameters of the authorization address. */
  consentParameters?: Readonly<Record<string, string>> | undefined
  /** Describes the account of a new token ("Acme (portal 123)"), for the settings. */
  describeAccount(accessToken: string): Promise<{ externalId: string; label: string }>
}

/**
 * Returns a valid token; refreshing is up to the implementation. `refused`: the token that the provider
 * rejected, whatever its expiry. Throws ProviderError `unauthorized`.
 */
export type AccessTokenSource = (refused?: string) => Promise<string>
