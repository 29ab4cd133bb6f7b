import { type Request, type Response, Router } from 'express'
import { isTakingChats, setTakingChats } from '../../../services/people/chat-availability.ts'
import {
  findNoticeChannels,
  listWantedNotices,
  setNoticeChannels,
  setWantedNotices,
} from '../../../services/people/notification-settings.ts'
import { isProblem } from '../../../services/problems.ts'
import { textFields } from '../../form-fields.ts'
import { mustBeAdmin } from '../../middleware/must-be-admin.ts'
import { renderPage } from '../../render-page.ts'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { NotificationsPage, type TypedChannels } from './notifications-page.tsx'

const address = '/settings/notifications'

async function show(
  web: WebContext,
  req: Request,
  res: Response,
  written?: { typed: TypedChannels; faults: readonly string[] },
) {
  const visit = visitOf(web, req, res)
  const { workspaceId, id: userId } = visit.user
  const { saved, check } = visit.copy.frame
  const good = req.query.done === 'saved' ? ({ kind: 'good', text: saved } as const) : undefined
  renderPage(
    res,
    <NotificationsPage
      visit={visit}
      hasSlack={web.hasSlack}
      isTakingChats={await isTakingChats(web, { workspaceId, userId })}
      wanted={await listWantedNotices(web, visit.user)}
      channels={written?.typed ?? (await findNoticeChannels(web, visit.user.workspaceId))}
      faults={written?.faults ?? []}
      notice={written ? { kind: 'bad', text: check } : good}
    />,
    { status: written ? 422 : 200 },
  )
}

async function saveOwn(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  await setWantedNotices(web, { user, wanted: Object.keys(textFields(req.body)) })
  res.redirect(303, `${address}?done=saved`)
}

async function saveChats(web: WebContext, req: Request, res: Response) {
  const { workspaceId, id: userId } = visitOf(web, req, res).user
  const isTaking = textFields(req.body).isTaking === 'on'
  await setTakingChats(web, { workspaceId, userId, isTaking })
  res.redirect(303, `${address}?done=saved`)
}

async function saveChannels(web: WebContext, req: Request, res: Response) {
  const { workspaceId } = visitOf(web, req, res).user
  const typed: TypedChannels = textFields(req.body)
  try {
    await setNoticeChannels(web, { workspaceId, typed })
    res.redirect(303, `${address}?done=saved`)
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    await show(web, req, res, { typed, faults: (error.facts.errors ?? []).map(({ path }) => path) })
  }
}

/** /settings/notifications: a person's notifications in Slack and, for admins, those of channels. */
export function notificationsRouter(web: WebContext): Router {
  const router = Router()
  router.get(address, (req, res) => show(web, req, res))
  router.post(address, (req, res) => saveOwn(web, req, res))
  router.post(`${address}/chats`, (req, res) => saveChats(web, req, res))
  router.post(`${address}/channels`, mustBeAdmin, (req, res) => saveChannels(web, req, res))
  return router
}
