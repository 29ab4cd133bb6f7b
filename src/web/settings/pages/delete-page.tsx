import type { Request, Response } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import { deletePage } from '../../../services/pages/pages.ts'
import { renderPage } from '../../render-page.ts'
import { FormSecret, SettingsFrame } from '../../signed-in/settings-frame.tsx'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { findEditable } from './page-access.ts'

/** Asks for confirmation before a page is deleted. */
export async function askToDelete(web: WebContext, req: Request, res: Response): Promise<void> {
  const visit = visitOf(web, req, res)
  const page = await findEditable(web, visit.user, String(req.params.id))
  const copy = messagesIn(visit.locale, 'links')
  renderPage(
    res,
    <SettingsFrame visit={visit} tab="pages" title={copy.removeTitle({ title: page.title })}>
      <form method="post" action={`/settings/pages/${page.id}/delete`} class="panel">
        <FormSecret visit={visit} />
        <p>{copy.removeText}</p>
        <div class="actions">
          <button type="submit" class="danger">
            {copy.removeYes}
          </button>
          <a class="button" href="/settings/pages">
            {copy.keep}
          </a>
        </div>
      </form>
    </SettingsFrame>,
  )
}

export async function confirmDelete(web: WebContext, req: Request, res: Response): Promise<void> {
  const { user } = visitOf(web, req, res)
  const { workspaceId, id: pageId } = await findEditable(web, user, String(req.params.id))
  await deletePage(web, { workspaceId, pageId })
  res.redirect(303, '/settings/pages?done=removed')
}
