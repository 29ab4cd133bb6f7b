import { type Request, type Response, Router } from 'express'
import type { User } from '../../model/entities.ts'
import { isSameSecret } from '../../providers/is-same-secret.ts'
import { makeAttempt } from '../../providers/oauth-client.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { findSlackUser } from '../../services/people/find-slack-user.ts'
import type { WebContext } from '../web-context.ts'
import { enter, keepSession } from './open-session.ts'
import { ownPath } from './own-path.ts'

const redirectUriOf = ({ publicUrl }: WebContext) => `${publicUrl}/signin/slack/callback`

async function begin(web: WebContext, req: Request, res: Response, next: () => void) {
  if (!web.identity) return next()
  const { state } = makeAttempt()
  req.session.signInState = state
  const wanted = ownPath(req.query.next, web.publicUrl)
  if (wanted) req.session.afterSignIn = wanted
  await keepSession(req)
  res.redirect(303, web.identity.authorizationUrl({ state, redirectUri: redirectUriOf(web) }))
}

/** Undefined if the person refused, the state does not match this browser's, or no user has this identity. */
async function userOfAnswer(web: WebContext, req: Request): Promise<User | undefined> {
  const { code, state } = req.query
  const { signInState } = req.session
  delete req.session.signInState
  await keepSession(req)
  if (typeof code !== 'string' || typeof state !== 'string' || !signInState) return undefined
  if (!isSameSecret(state, signInState)) return undefined
  const { id: workspaceId } = await web.workspaceOf(req)
  const person = await web.identity?.identify({
    code,
    redirectUri: redirectUriOf(web),
    workspaceId,
  })
  return person && findSlackUser(web, { workspaceId, person })
}

async function finish(web: WebContext, req: Request, res: Response) {
  try {
    const user = await userOfAnswer(web, req)
    if (user) return await enter(web, { req, res, user })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    web.log.warn({ provider: 'slack', code: error.code }, 'Sign-in with Slack failed')
  }
  res.redirect(303, '/signin?unknown')
}

/** /signin/slack: sign-in with a Slack account. */
export function identityRouter(web: WebContext): Router {
  const router = Router()
  router.get('/signin/slack', (req, res, next) => begin(web, req, res, next))
  router.get('/signin/slack/callback', (req, res) => finish(web, req, res))
  return router
}
