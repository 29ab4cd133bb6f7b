import { type Request, type Response, Router } from 'express'
import {
  authorizationAddress,
  makeAttempt,
  type OAuthProvider,
} from '../../providers/oauth-client.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { notFound } from '../../services/problems.ts'
import type { Connectable } from '../connectable.ts'
import { mustBeAdmin } from '../middleware/must-be-admin.ts'
import { signedIn } from '../middleware/signed-in.ts'
import { keepSession } from '../signin/open-session.ts'
import { ownPath } from '../signin/own-path.ts'
import type { WebContext } from '../web-context.ts'
import { keepAccount, redirectUriOf } from './keep-account.ts'

const find = (web: WebContext, req: Request) =>
  web.connectable.find(({ id }) => id === req.params.provider)

/** The provider with the requested scopes. */
function providerOf(web: WebContext, req: Request): OAuthProvider & Connectable {
  const found = find(web, req)
  if (!found?.facts) throw notFound()
  const { facts } = found
  const scopes = req.query.with === 'more' ? [...facts.scopes, ...found.moreScopes] : facts.scopes
  return { ...found, facts: { ...facts, scopes } }
}

/** The settings page that the person came from and returns to. */
const settingsOf = ({ isPersonal }: Connectable) =>
  isPersonal ? '/settings/calendars' : '/settings/connections'

async function begin(web: WebContext, req: Request, res: Response) {
  const provider = providerOf(web, req)
  const attempt = makeAttempt()
  const back = ownPath(req.query.back, web.publicUrl)
  req.session.oauth = { provider: provider.id, ...attempt, back }
  await keepSession(req)
  const redirectUri = redirectUriOf(web, provider)
  res.redirect(303, await authorizationAddress(provider, { attempt, redirectUri }))
}

async function finish(web: WebContext, req: Request, res: Response) {
  const provider = providerOf(web, req)
  const settings = settingsOf(provider)
  const back = req.session.oauth?.back
  const answer = (word: 'connected' | 'refused') =>
    `${settings}?${new URLSearchParams({ [word]: provider.id, ...(back && { back }) })}`
  try {
    await keepAccount(web, { req, res }, provider)
    res.redirect(303, answer('connected'))
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    web.log.warn({ provider: provider.id, code: error.code }, 'Could not connect an account')
    res.redirect(303, answer('refused'))
  }
}

/**
 * /oauth/:provider/start and /callback. Admins connect accounts of the workspace; every user connects their
 * own.
 */
export function oauthRouter(web: WebContext): Router {
  const router = Router()
  router.use('/oauth/:provider', signedIn(web), (req, res, next) =>
    find(web, req)?.isPersonal ? next() : mustBeAdmin(req, res, next),
  )
  router.get('/oauth/:provider/start', (req, res) => begin(web, req, res))
  router.get('/oauth/:provider/callback', (req, res) => finish(web, req, res))
  return router
}
