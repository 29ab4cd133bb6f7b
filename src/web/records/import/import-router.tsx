import { type Request, type Response, Router } from 'express'
import type { CrmRecords } from '../../../../crm/contract/crm-records.ts'
import { listUsers } from '../../../services/people/users.ts'
import { ownForm } from '../../middleware/form-token.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { getRecords } from '../records-access.ts'
import { faultText, ImportPage } from './import-page.tsx'
import { countSteps, planSheet, type SheetPlanFault } from './plan-sheet.ts'
import { PreviewPage } from './preview-page.tsx'
import { readSheetField, sheetForm, sheetFormFault } from './sheet-form.ts'

const countNames = ['new', 'updated', 'unchanged', 'refused'] as const

/** The result of the previous import, from the query. */
function doneNotice(req: Request, { copy }: Visit): Notice | undefined {
  if (req.query.done === undefined) return undefined
  const counts = countNames.map(name => [name, Number(req.query[name]) || 0])
  return { kind: 'good', text: copy.records.import.done(Object.fromEntries(counts)) }
}

async function showImport(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  await getRecords(web, visit)
  renderPage(res, <ImportPage visit={visit} notice={doneNotice(req, visit)} />)
}

const shownAgain = 100_000

/** Shows the form again with the pasted text, unless it is too long. */
function showFault(res: Response, visit: Visit, fault: SheetPlanFault, text: string) {
  const notice: Notice = { kind: 'bad', text: faultText(visit, fault) }
  const kept = text.length > shownAgain ? undefined : text
  renderPage(res, <ImportPage visit={visit} notice={notice} text={kept} />, { status: 422 })
}

type Take = CrmRecords['planImport'] | CrmRecords['importContacts']

/** The submitted sheet as a plan, or its fault. */
async function planSent(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  { visit, take }: { visit: Visit; take: Take },
) {
  const fault = sheetFormFault(res)
  if (fault) return { plan: fault, text: '' }
  const text = readSheetField(req, visit.locale)
  const users = await listUsers(web, visit.user)
  return { plan: await planSheet(text, { users, take }), text }
}

async function preview(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const { plan, text } = await planSent(web, { req, res }, { visit, take: records.planImport })
  if (plan.kind !== 'plan') return showFault(res, visit, plan, text)
  renderPage(res, <PreviewPage visit={visit} plan={plan} text={text} />)
}

async function confirm(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const { plan, text } = await planSent(web, { req, res }, { visit, take: records.importContacts })
  if (plan.kind !== 'plan') return showFault(res, visit, plan, text)
  const counts = Object.entries(countSteps(plan)).map(([name, count]) => [name, String(count)])
  const facts = new URLSearchParams({ done: 'imported', ...Object.fromEntries(counts) })
  res.redirect(303, `/records/import?${facts}`)
}

/** /records/import: shows the plan of an import, and runs it after a confirmation. */
export function importRouter(web: WebContext): Router {
  const router = Router()
  router.get('/records/import', (req, res) => showImport(web, req, res))
  router.post(['/records/import', '/records/import/confirm'], sheetForm(), ownForm)
  router.post('/records/import', (req, res) => preview(web, req, res))
  router.post('/records/import/confirm', (req, res) => confirm(web, req, res))
  return router
}
