import { type Request, type Response, Router } from 'express'
import { pageUrl } from '../../../services/links.ts'
import { listPages, updatePage } from '../../../services/pages.ts'
import { listUsers } from '../../../services/users.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import type { WebContext } from '../../web-context.ts'
import { isAdmin, visitOf } from '../visit.ts'
import { editPage, saveEditedPage } from './edit-page.tsx'
import { findEditable, mayEdit } from './page-access.ts'
import { PageList } from './page-list.tsx'

async function showPages(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { user } = visit
  const { workspaceId } = user
  const [pages, users] = await Promise.all([
    listPages(web, { workspaceId, hostId: isAdmin(user) ? undefined : user.id }),
    listUsers(web, { workspaceId }),
  ])
  const isSaved = req.query.done === 'saved'
  renderPage(
    res,
    <PageList
      visit={visit}
      users={users}
      pages={pages.map(page => ({
        page,
        url: pageUrl(web, page.slug),
        isEditable: mayEdit(user, page),
      }))}
      notice={isSaved ? { kind: 'good', text: visit.words.frame.saved } : undefined}
    />,
  )
}

async function switchPage(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const { workspaceId, id: pageId } = await findEditable(web, user, String(req.params.id))
  const isActive = textFields(req.body).isActive === 'yes'
  await updatePage(web, { workspaceId, pageId, changes: { isActive } })
  res.redirect(303, '/settings/pages?done=saved')
}

/** /settings/pages: the scheduling pages one may see, and their editor. */
export function pagesRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/pages', (req, res) => showPages(web, req, res))
  router.get('/settings/pages/:id', (req, res) => editPage(web, req, res))
  router.post('/settings/pages/:id', (req, res) => saveEditedPage(web, req, res))
  router.post('/settings/pages/:id/switch', (req, res) => switchPage(web, req, res))
  return router
}
