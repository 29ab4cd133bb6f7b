import { type Request, type Response, Router } from 'express'
import { fill } from '../../../i18n/fill.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import {
  chooseCalendars,
  connectCalendar,
  disconnectCalendar,
  listCalendarAccounts,
} from '../../../services/connect-calendar.ts'
import { isProblem } from '../../../services/problems.ts'
import { listField, textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import type { WebContext } from '../../web-context.ts'
import type { Notice } from '../settings-frame.tsx'
import { type Visit, visitOf } from '../visit.ts'
import { CalendarsPage, type ConnectForm } from './calendars-page.tsx'

const emptyForm: ConnectForm = { serverUrl: '', username: '' }

const ownerOf = ({ user }: Visit) => ({ workspaceId: user.workspaceId, userId: user.id })

function noticeOf(req: Request, { words }: Visit): Notice | undefined {
  const { done } = req.query
  if (done === 'connected') return { kind: 'good', text: words.calendars.connected }
  return done === 'saved' ? { kind: 'good', text: words.frame.saved } : undefined
}

async function show(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  refused?: { form: ConnectForm; text: string },
) {
  const visit = visitOf(web, req, res)
  const accounts = await listCalendarAccounts(web, ownerOf(visit))
  const notice: Notice | undefined = refused
    ? { kind: 'bad', text: refused.text }
    : noticeOf(req, visit)
  renderPage(
    res,
    <CalendarsPage
      visit={visit}
      accounts={accounts}
      form={refused?.form ?? emptyForm}
      notice={notice}
    />,
    { status: refused ? 422 : 200 },
  )
}

async function connect(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { serverUrl = '', username = '', password = '' } = textFields(req.body)
  const form = { serverUrl: serverUrl.trim(), username: username.trim() }
  const words = visit.words.calendars
  try {
    await connectCalendar(web, { ...ownerOf(visit), credentials: { ...form, password } })
    res.redirect(303, '/settings/calendars?done=connected')
  } catch (error) {
    if (isProblem(error, 'invalid-input'))
      return show(web, { req, res }, { form, text: words.incomplete })
    if (!(error instanceof ProviderError)) throw error
    const text = fill(words.refused, { reason: error.reason })
    await show(web, { req, res }, { form, text })
  }
}

async function choose(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const connectionId = String(req.params.id)
  const ids = listField(req.body, 'calendarIds')
  const defaultId = textFields(req.body).defaultId || undefined
  await chooseCalendars(web, { ...ownerOf(visit), connectionId, ids, defaultId })
  res.redirect(303, '/settings/calendars?done=saved')
}

async function disconnect(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  await disconnectCalendar(web, { ...ownerOf(visit), connectionId: String(req.params.id) })
  res.redirect(303, '/settings/calendars')
}

/** /settings/calendars: one's own accounts. */
export function calendarsRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/calendars', (req, res) => show(web, { req, res }))
  router.post('/settings/calendars', (req, res) => connect(web, req, res))
  router.post('/settings/calendars/:id', (req, res) => choose(web, req, res))
  router.post('/settings/calendars/:id/disconnect', (req, res) => disconnect(web, req, res))
  return router
}
