import { type Request, type Response, Router, urlencoded } from 'express'
import { settingsMessages } from '../../i18n/settings-messages.ts'
import type { User } from '../../model/entities.ts'
import { redeemSignInLink, requestSignInLink } from '../../services/people/sign-in.ts'
import { isProblem } from '../../services/problems.ts'
import { textFields } from '../form-fields.ts'
import { ownForm } from '../middleware/form-token.ts'
import { preferredLocale } from '../preferred-locale.ts'
import { renderPage } from '../render-page.ts'
import type { WebContext } from '../web-context.ts'
import { identityRouter } from './identity-router.ts'
import { closeSession, enter, keepSession } from './open-session.ts'
import { ownPath } from './own-path.ts'
import { SignInPage, type SignInStep } from './sign-in-page.tsx'

const show = (req: Request, res: Response, step: SignInStep) => {
  res.set('Referrer-Policy', 'no-referrer')
  renderPage(res, <SignInPage locale={preferredLocale(req)} step={step} />, {
    status: res.statusCode,
  })
}

/** The response is the same for every address, so it does not reveal who is a user. */
async function sendLink(web: WebContext, req: Request, res: Response) {
  await web.limits.signIn(req)
  const fields = textFields(req.body)
  const email = (fields.email ?? '').trim().slice(0, 320)
  const workspace = await web.workspaceOf(req)
  await web.limits.signInEmail(`${workspace.id} ${email.toLowerCase()}`)
  await requestSignInLink(web, { workspaceId: workspace.id, email })
  const next = ownPath(fields.next, web.publicUrl)
  if (next) {
    req.session.afterSignIn = next
    await keepSession(req)
  }
  show(req, res, { kind: 'sent', email })
}

/** The user of a valid link; undefined if it was used, has expired or belongs to another workspace. */
async function userOfLink(web: WebContext, req: Request): Promise<User | undefined> {
  const workspace = await web.workspaceOf(req)
  try {
    const user = await redeemSignInLink(web, String(req.params.token))
    return user.workspaceId === workspace.id ? user : undefined
  } catch (error) {
    if (isProblem(error, 'unauthorized')) return undefined
    throw error
  }
}

async function redeem(web: WebContext, req: Request, res: Response) {
  await web.limits.signIn(req)
  const user = await userOfLink(web, req)
  if (user) return enter(web, { req, res, user })
  const notice = settingsMessages(preferredLocale(req)).signIn.linkUsed
  res.status(401)
  show(req, res, askStep(web, { next: undefined, notice }))
}

const askStep = (
  web: WebContext,
  shown: { next: string | undefined; notice: string | undefined },
): SignInStep => ({ kind: 'ask', hasSlack: web.identity !== undefined, ...shown })

/**
 * Sign-in by an emailed or printed link, and sign-out. A GET signs nobody in, because email scanners follow
 * links.
 */
export function signInRouter(web: WebContext): Router {
  const router = Router()
  const form = urlencoded({ extended: false, limit: '8kb' })
  router.get('/signin', (req, res) => {
    const next = ownPath(req.query.next, web.publicUrl)
    const isUnknown = req.query.unknown !== undefined
    const notice = isUnknown
      ? settingsMessages(preferredLocale(req)).signIn.slackUnknown
      : undefined
    show(req, res, askStep(web, { next, notice }))
  })
  router.use(identityRouter(web))
  router.post('/signin', form, (req, res) => sendLink(web, req, res))
  router.get('/signin/:token', async (req, res) => {
    const { name } = await web.workspaceOf(req)
    show(req, res, { kind: 'confirm', workspaceName: name, token: String(req.params.token) })
  })
  router.post('/signin/:token', form, (req, res) => redeem(web, req, res))
  router.post('/signout', form, ownForm, async (req, res) => {
    await closeSession(req)
    res.redirect(303, '/signin')
  })
  return router
}
