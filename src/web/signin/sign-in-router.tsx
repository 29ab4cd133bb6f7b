import { type Request, type Response, Router, urlencoded } from 'express'
import { unauthorized } from '../../services/problems.ts'
import { redeemSignInLink, requestSignInLink } from '../../services/sign-in.ts'
import { textFields } from '../form-fields.ts'
import { ownForm } from '../middleware/form-token.ts'
import { preferredLocale } from '../preferred-locale.ts'
import { renderPage } from '../render-page.ts'
import type { WebContext } from '../web-context.ts'
import { closeSession, keepSession, openSession } from './open-session.ts'
import { ownPath } from './own-path.ts'
import { SignInPage, type SignInStep } from './sign-in-page.tsx'

const home = '/settings'

const show = (req: Request, res: Response, step: SignInStep) => {
  res.set('Referrer-Policy', 'no-referrer')
  renderPage(res, <SignInPage locale={preferredLocale(req)} step={step} />)
}

/** The same answer for everybody: who asks learns nothing of who is a user. */
async function sendLink(web: WebContext, req: Request, res: Response) {
  const fields = textFields(req.body)
  const email = (fields.email ?? '').trim().slice(0, 320)
  const workspace = await web.workspaceOf(req)
  await requestSignInLink(web, { workspaceId: workspace.id, email })
  const next = ownPath(fields.next, web.publicUrl)
  if (next) {
    req.session.afterSignIn = next
    await keepSession(req)
  }
  show(req, res, { kind: 'sent', email })
}

async function redeem(web: WebContext, req: Request, res: Response) {
  const workspace = await web.workspaceOf(req)
  const user = await redeemSignInLink(web, String(req.params.token))
  if (user.workspaceId !== workspace.id)
    throw unauthorized('This sign-in link belongs to another address. Ask for a new one here.')
  const next = ownPath(req.session.afterSignIn, web.publicUrl)
  await openSession(req, user)
  res.redirect(303, next ?? home)
}

/** Signing in by a link that was mailed or printed, and out. A GET signs nobody in: mail scanners follow links. */
export function signInRouter(web: WebContext): Router {
  const router = Router()
  const form = urlencoded({ extended: false, limit: '8kb' })
  router.get('/signin', (req, res) => {
    const next = ownPath(req.query.next, web.publicUrl)
    show(req, res, { kind: 'ask', next, hasSlack: false, notice: undefined })
  })
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
