/** What the one OAuth path needs to know of a provider. Addresses are absolute. */
export interface OAuthFacts {
  authorizationUrl: string
  tokenUrl: string
  clientId: string
  clientSecret: string
  scopes: readonly string[]
  /** Without these nothing works; people may leave some out where they consent. */
  neededScopes?: readonly string[] | undefined
  /** False where the provider ignores PKCE; the state is bound to the session either way. */
  usesPkce: boolean
  /** What else the provider wants to be told where consent is given. */
  consentParameters?: Readonly<Record<string, string>> | undefined
  /** Names the account behind a fresh token ("Acme (portal 123)"), shown in settings. */
  describeAccount(accessToken: string): Promise<{ externalId: string; label: string }>
}

/**
 * Yields a token that is valid now; refreshing is the caller's affair. `refused`: the token the provider took
 * no more, whatever our clock says of it. Throws ProviderError `unauthorized`.
 */
export type AccessTokenSource = (refused?: string) => Promise<string>
