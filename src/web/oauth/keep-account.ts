import type { Request, Response } from 'express'
import { type OAuthProvider, redeemCode } from '../../providers/oauth-client.ts'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { connectOAuthCalendar } from '../../services/calendars/connect-calendar.ts'
import { beginFollowingCrm } from '../../services/crm/poll-crm.ts'
import { retryPending } from '../../services/deliveries/deliveries.ts'
import { saveConnection } from '../../services/workspace/connections.ts'
import type { Connectable } from '../connectable.ts'
import { userOf } from '../middleware/signed-in.ts'
import { queryOf } from '../request-target.ts'
import { keepSession } from '../signin/open-session.ts'
import type { WebContext } from '../web-context.ts'

export const redirectUriOf = (web: WebContext, { id }: OAuthProvider) =>
  `${web.publicUrl}/oauth/${id}/callback`

/** A connection attempt is valid for one callback. */
async function takeAttempt(req: Request, provider: OAuthProvider) {
  const attempt = req.session.oauth
  delete req.session.oauth
  await keepSession(req)
  if (attempt?.provider !== provider.id)
    throw new ProviderError({
      provider: provider.id,
      code: 'rejected',
      ...ownReason('consentElsewhere'),
    })
  return attempt
}

/** People may deselect single permissions, but all are required. */
function assertGranted({ id, facts }: OAuthProvider, granted: readonly string[]): void {
  const isShort = (facts.neededScopes ?? []).some(scope => !granted.includes(scope))
  if (granted.length === 0 || !isShort) return
  throw new ProviderError({
    provider: id,
    code: 'rejected',
    ...ownReason('consentPartial'),
  })
}

/** Exchanges the provider's authorization code for tokens and stores them. Throws ProviderError. */
export async function keepAccount(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  provider: OAuthProvider & Connectable,
): Promise<void> {
  const tokens = await redeemCode(provider, {
    parameters: queryOf(req),
    attempt: await takeAttempt(req, provider),
    redirectUri: redirectUriOf(web, provider),
    now: web.clock(),
  })
  assertGranted(provider, tokens.scopes)
  const account = await provider.facts.describeAccount(tokens.accessToken)
  const scopes = tokens.scopes.length > 0 ? tokens.scopes : provider.facts.scopes
  const { workspaceId, id: userId } = userOf(res)
  const command = { workspaceId, provider: provider.id, ...account, ...tokens, scopes }
  if (provider.isPersonal) return connectOAuthCalendar(web, { ...command, userId })
  await saveConnection(web, command)
  if (!provider.target) return
  await retryPending(web, { workspaceId, target: provider.target })
  await beginFollowingCrm(web, workspaceId)
}
