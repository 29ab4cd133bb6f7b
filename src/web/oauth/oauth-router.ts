import { type Request, type Response, Router } from 'express'
import {
  authorizationAddress,
  makeAttempt,
  type OAuthProvider,
  redeemCode,
} from '../../providers/oauth-client.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { saveConnection } from '../../services/connections.ts'
import { retryOwed } from '../../services/deliveries.ts'
import { notFound } from '../../services/problems.ts'
import { mustBeAdmin } from '../middleware/must-be-admin.ts'
import { signedIn, userOf } from '../middleware/signed-in.ts'
import { keepSession } from '../signin/open-session.ts'
import type { WebContext } from '../web-context.ts'

const settings = '/settings/connections'

function providerOf(web: WebContext, req: Request): OAuthProvider & { target: string } {
  const found = web.connectable.find(({ id }) => id === req.params.provider)
  if (!found?.facts) throw notFound()
  return { id: found.id, facts: found.facts, target: found.target }
}

const redirectUriOf = (web: WebContext, { id }: OAuthProvider) =>
  `${web.publicUrl}/oauth/${id}/callback`

async function begin(web: WebContext, req: Request, res: Response) {
  const provider = providerOf(web, req)
  const attempt = makeAttempt()
  req.session.oauth = { provider: provider.id, ...attempt }
  await keepSession(req)
  const redirectUri = redirectUriOf(web, provider)
  res.redirect(303, await authorizationAddress(provider, { attempt, redirectUri }))
}

/** An attempt is good for one callback. */
async function takeAttempt(req: Request, provider: OAuthProvider) {
  const attempt = req.session.oauth
  delete req.session.oauth
  await keepSession(req)
  if (attempt?.provider !== provider.id)
    throw new ProviderError({
      provider: provider.id,
      code: 'rejected',
      reason: 'Nobody began connecting in this browser.',
    })
  return attempt
}

async function connect(
  web: WebContext,
  req: Request,
  res: Response,
  provider: ReturnType<typeof providerOf>,
) {
  const parameters = new URL(req.originalUrl, web.publicUrl).searchParams
  const tokens = await redeemCode(provider, {
    parameters,
    attempt: await takeAttempt(req, provider),
    redirectUri: redirectUriOf(web, provider),
    now: web.clock(),
  })
  const account = await provider.facts.describeAccount(tokens.accessToken)
  const scopes = tokens.scopes.length > 0 ? tokens.scopes : provider.facts.scopes
  const { workspaceId } = userOf(res)
  await saveConnection(web, { workspaceId, provider: provider.id, ...account, ...tokens, scopes })
  await retryOwed(web, { workspaceId, target: provider.target })
}

async function finish(web: WebContext, req: Request, res: Response) {
  const provider = providerOf(web, req)
  try {
    await connect(web, req, res, provider)
    res.redirect(303, `${settings}?connected=${provider.id}`)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    web.log.warn({ provider: provider.id, code: error.code }, 'An account was not connected')
    res.redirect(303, `${settings}?refused=${provider.id}`)
  }
}

/** /oauth/:provider/start and /callback, for admins. */
export function oauthRouter(web: WebContext): Router {
  const router = Router()
  router.use('/oauth', signedIn(web), mustBeAdmin)
  router.get('/oauth/:provider/start', (req, res) => begin(web, req, res))
  router.get('/oauth/:provider/callback', (req, res) => finish(web, req, res))
  return router
}
