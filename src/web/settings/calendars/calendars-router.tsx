import { type Request, type Response, Router } from 'express'
import { maximumTexts } from '../../../i18n/maximum-text.ts'
import { reasonText } from '../../../i18n/reason-text.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import {
  disconnectCalendar,
  dropCalendar,
  listCalendarAccounts,
  refreshCalendars,
} from '../../../services/calendars/calendar-settings.ts'
import { connectCalendar } from '../../../services/calendars/connect-calendar.ts'
import { makeTaskCalendar, removeTaskCalendar } from '../../../services/calendars/task-calendar.ts'
import { getRoomUrl, setRoomUrl } from '../../../services/people/host-room.ts'
import { isProblem } from '../../../services/problems.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import { ownPath } from '../../signin/own-path.ts'
import type { WebContext } from '../../web-context.ts'
import { calendarsNotice } from './calendars-notice.ts'
import { CalendarsPage } from './calendars-page.tsx'
import { choose } from './choose.ts'
import type { ConnectForm } from './connect-panel.tsx'

const path = '/settings/calendars'
const emptyForm: ConnectForm = { serverUrl: '', username: '' }

const ownerOf = ({ user }: Visit) => ({ workspaceId: user.workspaceId, userId: user.id })

/** The form to return to, from the query or the submitted form. */
const backOf = (web: WebContext, req: Request) =>
  ownPath(textFields(req.body).back ?? req.query.back, web.publicUrl)

const accountOf = (req: Request, visit: Visit) => ({
  ...ownerOf(visit),
  connectionId: String(req.params.id),
})

async function show(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  refused?: { form?: ConnectForm; room?: string; text: string },
) {
  const visit = visitOf(web, req, res)
  const accounts = await listCalendarAccounts(web, ownerOf(visit))
  const kept = await getRoomUrl(web, ownerOf(visit))
  const connectable = web.connectable.filter(({ isPersonal }) => isPersonal)
  renderPage(
    res,
    <CalendarsPage
      visit={visit}
      accounts={accounts}
      connectable={connectable}
      form={refused?.form ?? emptyForm}
      room={{ link: refused?.room ?? kept ?? '', isFaulty: refused?.room !== undefined }}
      back={backOf(web, req)}
      notice={
        refused
          ? { kind: 'bad', text: refused.text }
          : calendarsNotice(req.query, { visit, connectable })
      }
    />,
    { status: refused ? 422 : 200 },
  )
}

const reasonOf = ({ locale }: Visit, { reason: text, reasonCode: code }: ProviderError) =>
  reasonText(locale, { text, code })

async function connect(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { serverUrl = '', username = '', password = '' } = textFields(req.body)
  const form = { serverUrl: serverUrl.trim(), username: username.trim() }
  const copy = visit.copy.calendars
  try {
    await connectCalendar(web, { ...ownerOf(visit), credentials: { ...form, password } })
    const back = backOf(web, req)
    res.redirect(
      303,
      `${path}?${new URLSearchParams({ done: 'connected', ...(back && { back }) })}`,
    )
  } catch (error) {
    if (isProblem(error, 'invalid-input'))
      return show(web, { req, res }, { form, text: copy.incomplete })
    if (!(error instanceof ProviderError)) throw error
    const text = copy.refused({ reason: reasonOf(visit, error) })
    await show(web, { req, res }, { form, text })
  }
}

async function saveRoom(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { room = '' } = textFields(req.body)
  try {
    await setRoomUrl(web, { ...ownerOf(visit), typed: room })
    res.redirect(303, `${path}?done=saved#room`)
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    const tooLong = maximumTexts(visit.locale, error.facts.errors).roomUrl
    await show(web, { req, res }, { room, text: tooLong ?? visit.copy.frame.check })
  }
}

/** A route that calls the provider and shows the result. */
const ask =
  (
    web: WebContext,
    work: (account: ReturnType<typeof accountOf>, visit: Visit, req: Request) => Promise<void>,
  ) =>
  async (req: Request, res: Response) => {
    const visit = visitOf(web, req, res)
    try {
      await work(accountOf(req, visit), visit, req)
      res.redirect(303, `${path}?done=saved`)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      const text = visit.copy.calendars.failed({ reason: reasonOf(visit, error) })
      await show(web, { req, res }, { text })
    }
  }

/** /settings/calendars: the user's own accounts. */
export function calendarsRouter(web: WebContext): Router {
  const router = Router()
  const post = (end: string, work: Parameters<typeof ask>[1]) =>
    router.post(`${path}/:id${end}`, ask(web, work))
  router.get(path, (req, res) => show(web, { req, res }))
  router.post(path, (req, res) => connect(web, req, res))
  router.post(`${path}/room`, (req, res) => saveRoom(web, req, res))
  post('', (account, _visit, req) => choose(web, account, req.body))
  post('/refresh', account => refreshCalendars(web, account))
  post('/disconnect', account => disconnectCalendar(web, account))
  post('/calendars/:calendarId/remove', (account, _visit, req) =>
    dropCalendar(web, { ...account, calendarId: String(req.params.calendarId) }),
  )
  post('/tasks', (account, { copy }) =>
    makeTaskCalendar(web, { ...account, name: copy.calendars.tasksName }),
  )
  post('/tasks/remove', account => removeTaskCalendar(web, account))
  return router
}
