import { type Request, type Response, Router } from 'express'
import { listDeliveries, retryDelivery } from '../../../services/deliveries.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import { ownPath } from '../../signin/own-path.ts'
import type { WebContext } from '../../web-context.ts'
import { isAdmin, visitOf } from '../visit.ts'
import { DeliveriesPage, deliveryStates } from './deliveries-page.tsx'

async function showDeliveries(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { user } = visit
  const state = deliveryStates.find(one => one === req.query.state)
  const hostId = isAdmin(user) ? undefined : user.id
  const lines = await listDeliveries(web, { workspaceId: user.workspaceId, state, hostId })
  const isRetried = req.query.done === 'retried'
  renderPage(
    res,
    <DeliveriesPage visit={visit} lines={lines} state={state} isRetried={isRetried} />,
  )
}

/** Back to where the button was, with word that it worked. */
const backWithWord = (back: string) => `${back}${back.includes('?') ? '&' : '?'}done=retried`

async function retry(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const { workspaceId } = user
  const deliveryId = String(req.params.id)
  const hostId = isAdmin(user) ? undefined : user.id
  await retryDelivery(web, { workspaceId, deliveryId, hostId })
  const back = ownPath(textFields(req.body).back, web.publicUrl) ?? '/settings/deliveries'
  res.redirect(303, backWithWord(back))
}

/** /settings/deliveries: the ledger, with Retry. */
export function deliveriesRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/deliveries', (req, res) => showDeliveries(web, req, res))
  router.post('/settings/deliveries/:id/retry', (req, res) => retry(web, req, res))
  return router
}
