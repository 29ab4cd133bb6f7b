import { type NextFunction, type Request, type Response, Router } from 'express'
import type { Knex } from 'knex'
import { getKeptMail, type KeptMail, listKeptMails } from '../../store/kept-mails.ts'
import { renderPage } from '../render-page.ts'
import { AppFrame } from '../views/app-frame.tsx'

interface DevMailContext {
  db: Knex
  isProduction: boolean
}

/** Mails may show pictures of nobody and run nothing; their links open outside the frame. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

const MailList = ({ mails }: { mails: readonly KeptMail[] }) => (
  <AppFrame locale="en" title="Mails" section="mails" showsMails>
    {mails.length === 0 && <p>No mail yet. Book a meeting, and its mails appear here.</p>}
    <ul>
      {mails.map(({ id, subject, to, createdAt }) => (
        <li key={id}>
          <a href={`/dev/mail/${id}`}>{subject}</a>
          <br />
          <small>
            <bdi>{to}</bdi>, {new Date(createdAt).toISOString()}
          </small>
        </li>
      ))}
    </ul>
  </AppFrame>
)

const MailPage = ({ mail }: { mail: KeptMail }) => (
  <AppFrame locale="en" title={mail.subject} section="mails" showsMails>
    <p>
      To <bdi>{mail.to}</bdi>. <a href="/dev/mail">All mails</a>
    </p>
    <iframe
      title="The mail as HTML"
      src={`/dev/mail/${mail.id}/html`}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      width="100%"
      height="640"
    />
    <h2>Plain text</h2>
    <pre>{mail.text}</pre>
    {mail.calendar && (
      <>
        <h2>Invitation ({mail.calendarMethod})</h2>
        <pre>{mail.calendar}</pre>
      </>
    )}
  </AppFrame>
)

/** The mails that would have been sent, for whoever tries Parley without a mail server. */
export function devMailRouter({ db, isProduction }: DevMailContext): Router {
  const router = Router()
  if (isProduction) return router
  const findMail = async (req: Request) => {
    const id = Number(req.params.id)
    return Number.isSafeInteger(id) ? getKeptMail(db, id) : undefined
  }
  router.get('/dev/mail', async (_req: Request, res: Response) => {
    renderPage(res, <MailList mails={await listKeptMails(db)} />)
  })
  router.get('/dev/mail/:id', async (req: Request, res: Response, next: NextFunction) => {
    const mail = await findMail(req)
    if (!mail) return next()
    renderPage(res, <MailPage mail={mail} />)
  })
  router.get('/dev/mail/:id/html', async (req: Request, res: Response, next: NextFunction) => {
    const mail = await findMail(req)
    if (!mail) return next()
    res.set('Content-Security-Policy', mailPolicy).type('html').send(mail.html)
  })
  return router
}
