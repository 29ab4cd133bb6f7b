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
import { ImportedPage } from './imported-page.tsx'
import { planSheet, type SheetPlanFault } from './plan-sheet.ts'
import { PreviewPage } from './preview-page.tsx'
import { rowsToCorrect } from './rows-to-correct.ts'
import { readSheetField, sheetForm, sheetFormFault } from './sheet-form.ts'

async function showImport(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  await getRecords(web, visit)
  renderPage(res, <ImportPage visit={visit} />)
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
  renderPage(res, <ImportedPage visit={visit} plan={plan} text={text} />)
}

/** The rows to correct as a file. They are the same before and after the import. */
async function sendRowsToCorrect(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const { plan, text } = await planSent(web, { req, res }, { visit, take: records.planImport })
  if (plan.kind !== 'plan') return showFault(res, visit, plan, text)
  res.set('Cache-Control', 'private, no-store').attachment('rows-to-correct.csv')
  res.type('text/csv; charset=utf-8').send(rowsToCorrect(visit.copy.records.import, plan))
}

const paths = {
  form: '/records/import',
  confirm: '/records/import/confirm',
  toCorrect: '/records/import/rows-to-correct.csv',
} as const

/** /records/import: shows the plan of an import, and runs it after a confirmation. */
export function importRouter(web: WebContext): Router {
  const router = Router()
  const { form, ...submissions } = paths
  router.get(form, (req, res) => showImport(web, req, res))
  // An address that is typed or reloaded has no sheet to show.
  router.get(Object.values(submissions), (_req, res) => res.redirect(303, form))
  router.post(Object.values(paths), sheetForm(), ownForm)
  router.post(form, (req, res) => preview(web, req, res))
  router.post(paths.confirm, (req, res) => confirm(web, req, res))
  router.post(paths.toCorrect, (req, res) => sendRowsToCorrect(web, req, res))
  return router
}
