import { type Request, type Response, Router } from 'express'
import { isEntityId } from '../../../model/entity-id.ts'
import { notFound } from '../../../services/problems.ts'
import { getKeyStatus } from '../../../services/secret-keys/key-status.ts'
import { listConnections, removeConnection } from '../../../services/workspace/connections.ts'
import { mustBeAdmin } from '../../middleware/must-be-admin.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { ConnectionsPage } from './connections-page.tsx'

function noticeOf(web: WebContext, req: Request, { copy }: Visit): Notice | undefined {
  const labelOf = (id: unknown) =>
    id === 'slack' ? 'Slack' : web.connectable.find(one => one.id === id)?.label
  const { connected, refused } = req.query
  const [good, bad] = [labelOf(connected), labelOf(refused)]
  if (good) return { kind: 'good', text: copy.connections.connected({ provider: good }) }
  return bad ? { kind: 'bad', text: copy.connections.refused({ provider: bad }) } : undefined
}

async function keysFor(web: WebContext, { user }: Visit) {
  const isRotating = web.cipher.previousKeyIds.length > 0
  const [status, { lost }] = await Promise.all([
    isRotating ? getKeyStatus(web) : undefined,
    getKeyStatus(web, user.workspaceId),
  ])
  return { status, lost }
}

async function showConnections(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const connections = await listConnections(web, { workspaceId: visit.user.workspaceId })
  const connectable = web.connectable.filter(({ isPersonal }) => !isPersonal)
  const isElsewhere = ({ id, hasKey }: { id: string; hasKey: boolean }) =>
    hasKey || connections.some(({ provider }) => provider === id)
  renderPage(
    res,
    <ConnectionsPage
      visit={visit}
      connectable={connectable}
      connections={connections}
      slack={web.slack}
      isSimulator={web.slackDesk !== undefined}
      isBuiltin={!connectable.some(isElsewhere)}
      keys={isAdmin(visit.user) ? await keysFor(web, visit) : undefined}
      notice={noticeOf(web, req, visit)}
    />,
  )
}

async function remove(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const connectionId = String(req.params.id)
  if (!isEntityId(connectionId)) throw notFound()
  await removeConnection(web, { workspaceId: user.workspaceId, connectionId })
  res.redirect(303, '/settings/connections')
}

/** /settings/connections */
export function connectionsRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/connections', (req, res) => showConnections(web, req, res))
  router.post('/settings/connections/:id/remove', mustBeAdmin, (req, res) => remove(web, req, res))
  return router
}
