import { type Request, type Response, Router } from 'express'
import { parseTarget } from '../../../model/delivery-target.ts'
import {
  listFailedTargets,
  readLedger,
  retryDelivery,
  retryPending,
} from '../../../services/deliveries/deliveries.ts'
import { textFields } from '../../form-fields.ts'
import { mustBeAdmin } from '../../middleware/must-be-admin.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { isAdmin, type Visit, visitOf } from '../../signed-in/visit.ts'
import { ownPath } from '../../signin/own-path.ts'
import type { WebContext } from '../../web-context.ts'
import { crmNameOf } from './crm-name.ts'
import { DeliveriesPage } from './deliveries-page.tsx'
import { ledgerPath, readView } from './ledger-view.ts'

function noticeOf(req: Request, { copy }: Visit): Notice | undefined {
  const { retried, retriedAll } = copy.deliveries
  const { done } = req.query
  if (done === 'retried') return { kind: 'good', text: retried }
  return done === 'retried-all' ? { kind: 'good', text: retriedAll } : undefined
}

async function showDeliveries(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { user } = visit
  const { workspaceId } = user
  const view = readView(req)
  const hostId = isAdmin(user) ? undefined : user.id
  const [{ lines, isLast }, failed, crm] = await Promise.all([
    readLedger(web, { ...view, workspaceId, hostId }),
    isAdmin(user) ? listFailedTargets(web, workspaceId) : [],
    crmNameOf(web, workspaceId),
  ])
  renderPage(
    res,
    <DeliveriesPage
      visit={visit}
      view={view}
      lines={lines}
      isLast={isLast}
      failed={failed}
      now={web.clock()}
      crm={crm}
      notice={noticeOf(req, visit)}
    />,
  )
}

/** The address of the button's page, with a success notice. */
const backWithWord = (back: string) => `${back}${back.includes('?') ? '&' : '?'}done=retried`

async function retry(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const { workspaceId } = user
  const deliveryId = String(req.params.id)
  const hostId = isAdmin(user) ? undefined : user.id
  await retryDelivery(web, { workspaceId, deliveryId, hostId })
  const back = ownPath(textFields(req.body).back, web.publicUrl) ?? ledgerPath
  res.redirect(303, backWithWord(back))
}

async function retryAll(web: WebContext, req: Request, res: Response) {
  const { workspaceId } = visitOf(web, req, res).user
  const { target = '' } = textFields(req.body)
  await retryPending(web, { workspaceId, target: parseTarget(target) })
  res.redirect(303, `${ledgerPath}?done=retried-all`)
}

/** /settings/deliveries: the ledger, with Retry and Send now. */
export function deliveriesRouter(web: WebContext): Router {
  const router = Router()
  router.get(ledgerPath, (req, res) => showDeliveries(web, req, res))
  router.post(`${ledgerPath}/retry-all`, mustBeAdmin, (req, res) => retryAll(web, req, res))
  router.post(`${ledgerPath}/:id/retry`, (req, res) => retry(web, req, res))
  return router
}
