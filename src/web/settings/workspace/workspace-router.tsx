import { type Request, type Response, Router } from 'express'
import { getWorkspace, updateWorkspace } from '../../../services/workspace/workspaces.ts'
import { mustBeAdmin } from '../../middleware/must-be-admin.ts'
import { renderPage } from '../../render-page.ts'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import {
  changesOfWorkspace,
  formOfWorkspace,
  readWorkspaceForm,
  type WorkspaceFault,
  type WorkspaceForm,
  workspaceFaults,
} from './workspace-form.ts'
import { WorkspacePage } from './workspace-page.tsx'

async function show(
  web: WebContext,
  req: Request,
  res: Response,
  written?: { form: WorkspaceForm; faults: readonly WorkspaceFault[] },
) {
  const visit = visitOf(web, req, res)
  const form = written?.form ?? formOfWorkspace(await getWorkspace(web, visit.user.workspaceId))
  const { saved, check } = visit.copy.frame
  const good = req.query.done === 'saved' ? ({ kind: 'good', text: saved } as const) : undefined
  renderPage(
    res,
    <WorkspacePage
      visit={visit}
      form={form}
      faults={written?.faults ?? []}
      notice={written ? { kind: 'bad', text: check } : good}
    />,
    { status: written ? 422 : 200 },
  )
}

async function save(web: WebContext, req: Request, res: Response) {
  const { workspaceId } = visitOf(web, req, res).user
  const form = readWorkspaceForm(req.body)
  try {
    await updateWorkspace(web, { workspaceId, changes: changesOfWorkspace(form) })
    res.redirect(303, '/settings/workspace?done=saved')
  } catch (error) {
    await show(web, req, res, { form, faults: workspaceFaults(error) })
  }
}

/** /settings/workspace: settings for everybody, for admins. */
export function workspaceRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/workspace', mustBeAdmin, (req, res) => show(web, req, res))
  router.post('/settings/workspace', mustBeAdmin, (req, res) => save(web, req, res))
  return router
}
