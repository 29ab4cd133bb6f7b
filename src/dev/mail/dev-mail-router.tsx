import { type NextFunction, type Request, type Response, Router } from 'express'
import { findKeptMail, listKeptMails } from '../../store/deliveries/kept-mails.ts'
import { atThisMachine } from '../../web/middleware/at-this-machine.ts'
import { renderPage } from '../../web/render-page.ts'
import type { WebContext } from '../../web/web-context.ts'
import { MailList, MailPage } from './dev-mail-pages.tsx'

type DevMailContext = Pick<
  WebContext,
  'db' | 'isProduction' | 'publicUrl' | 'workspaceOf' | 'slackDesk'
>

/** Emails may load no external images and run no scripts. Their links open outside the frame. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** The policy of our pages, which also allows frames of our own pages. */
const withFrames = (policy: string) => `${policy}; frame-src 'self'`

/** Shows emails that were not sent because no mail server is set up. */
export function devMailRouter(web: DevMailContext): Router {
  const router = Router()
  if (web.isProduction) return router
  const { db } = web
  const showsSlack = web.slackDesk !== undefined
  // The emails contain sign-in links, so only this machine may read them.
  router.use('/dev/mail', atThisMachine(web))
  const findMail = async (req: Request) => {
    const id = Number(req.params.id)
    return Number.isSafeInteger(id) ? findKeptMail(db, id) : undefined
  }
  router.get('/dev/mail', async (_req: Request, res: Response) => {
    renderPage(res, <MailList mails={await listKeptMails(db)} showsSlack={showsSlack} />)
  })
  router.get('/dev/mail/:id', async (req: Request, res: Response, next: NextFunction) => {
    const mail = await findMail(req)
    if (!mail) return next()
    const policy = res.get('Content-Security-Policy')
    if (policy) res.set('Content-Security-Policy', withFrames(policy))
    renderPage(res, <MailPage mail={mail} showsSlack={showsSlack} />)
  })
  router.get('/dev/mail/:id/html', async (req: Request, res: Response, next: NextFunction) => {
    const mail = await findMail(req)
    if (!mail) return next()
    res.removeHeader('X-Frame-Options')
    res.set('Content-Security-Policy', mailPolicy).type('html').send(mail.html)
  })
  router.get('/dev/mail/:id/invite.ics', async (req, res, next) => {
    const mail = await findMail(req)
    if (!mail?.calendar) return next()
    res.attachment('invite.ics').type('text/calendar').send(mail.calendar)
  })
  return router
}
