import { type Request, type Response, Router } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import { setDefaultPage } from '../../../services/pages/default-page.ts'
import { duplicatePage } from '../../../services/pages/duplicate-page.ts'
import { updatePage } from '../../../services/pages/pages.ts'
import { switchPages } from '../../../services/pages/switch-pages.ts'
import { notFound } from '../../../services/problems.ts'
import { textFields } from '../../form-fields.ts'
import { isAdmin, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { askToDelete, confirmDelete } from './delete-page.tsx'
import { editPage, saveEditedPage } from './edit-page.tsx'
import { showMailTimes } from './mail-times.tsx'
import { findEditable } from './page-access.ts'
import { showPages } from './show-pages.tsx'

const opened = (id: string) => `/settings/pages?done=saved&open=${id}#page-${id}`

async function switchPage(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const { workspaceId, id: pageId } = await findEditable(web, user, String(req.params.id))
  const isActive = textFields(req.body).isActive === 'yes'
  await updatePage(web, { workspaceId, pageId, changes: { isActive } })
  res.redirect(303, '/settings/pages?done=saved')
}

/** Switches all pages of the user. An admin can switch a colleague's. */
async function switchAll(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const { areOff, of = user.id } = textFields(req.body)
  if (of !== user.id && !isAdmin(user)) throw notFound()
  const { workspaceId } = user
  await switchPages(web, { workspaceId, userId: of, areOff: areOff === 'yes' })
  res.redirect(303, `/settings/pages?done=saved&of=${encodeURIComponent(of)}`)
}

async function copyPage(web: WebContext, req: Request, res: Response) {
  const { user, locale } = visitOf(web, req, res)
  const page = await findEditable(web, user, String(req.params.id))
  const title = messagesIn(locale, 'links').copyTitle({ title: page.title })
  res.redirect(303, opened((await duplicatePage(web, { page, title })).id))
}

async function makeDefault(web: WebContext, req: Request, res: Response) {
  const { workspaceId, id: userId } = visitOf(web, req, res).user
  await setDefaultPage(web, { workspaceId, userId, pageId: String(req.params.id) })
  res.redirect(303, '/settings/pages?done=saved')
}

/** /settings/pages: scheduling pages of the user and of colleagues, and their editor. */
export function pagesRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/pages', (req, res) => showPages(web, req, res))
  router.get('/settings/pages/:id', (req, res) => editPage(web, req, res))
  router.post('/settings/pages/switch-all', (req, res) => switchAll(web, req, res))
  router.post('/settings/pages/:id', (req, res) => saveEditedPage(web, req, res))
  router.post('/settings/pages/:id/switch', (req, res) => switchPage(web, req, res))
  router.post('/settings/pages/:id/copy', (req, res) => copyPage(web, req, res))
  router.post('/settings/pages/:id/default', (req, res) => makeDefault(web, req, res))
  router.get('/settings/pages/:id/mail', (req, res) => showMailTimes(web, req, res))
  router.get('/settings/pages/:id/delete', (req, res) => askToDelete(web, req, res))
  router.post('/settings/pages/:id/delete', (req, res) => confirmDelete(web, req, res))
  return router
}
