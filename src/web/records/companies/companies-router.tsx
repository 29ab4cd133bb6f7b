import { type Request, type Response, Router } from 'express'
import { listEveryUser } from '../../../services/people/users.ts'
import { listTimelineMeetings } from '../../../services/records/list-timeline-meetings.ts'
import { renderPage } from '../../render-page.ts'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { readListView } from '../list-query.ts'
import { ownerNamesOf } from '../owner-names.ts'
import { companyAddress, getCompany, getRecords } from '../records-access.ts'
import { CompaniesPage } from './companies-page.tsx'
import { CompanyEditor, type CompanyEditorProps } from './company-editor.tsx'
import {
  companyFaults,
  companyFormOf,
  companyInputOf,
  readCompanyForm,
  takenFault,
} from './company-form.ts'
import { CompanyPage } from './company-page.tsx'

async function showCompanies(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const view = readListView(req)
  const list = await records.listCompanies(view.query)
  renderPage(res, <CompaniesPage visit={visit} view={view} {...list} />)
}

async function showCompany(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { company } = await getCompany(web, req, visit)
  const ownerNames = ownerNamesOf(await listEveryUser(web, visit.user))
  const ids = company.timeline.map(({ meetingId }) => meetingId)
  const { workspaceId } = visit.user
  const meetings = await listTimelineMeetings(web, { workspaceId, ids })
  renderPage(res, <CompanyPage {...{ visit, company, meetings, ownerNames }} />)
}

const showEditor = (res: Response, props: CompanyEditorProps) =>
  renderPage(res, <CompanyEditor {...props} />, { status: props.faults.length > 0 ? 422 : 200 })

/** The company with the id in the path; undefined for a new one. */
const companyToEdit = async (web: WebContext, req: Request, visit: Visit) =>
  req.params.id === undefined ? undefined : (await getCompany(web, req, visit)).company

async function showForm(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  await getRecords(web, visit)
  const company = await companyToEdit(web, req, visit)
  showEditor(res, { visit, company, form: companyFormOf(company), faults: [] })
}

async function save(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await getRecords(web, visit)
  const company = await companyToEdit(web, req, visit)
  const form = readCompanyForm(req.body)
  const faults = companyFaults(form)
  if (faults.length > 0) return showEditor(res, { visit, company, form, faults })
  const saved = await records.saveCompany(company?.id, companyInputOf(form))
  if (saved?.kind === 'taken')
    return showEditor(res, { visit, company, form, faults: [takenFault(saved)] })
  res.redirect(303, saved ? companyAddress(saved.id) : '/records/companies')
}

/** /records/companies: the list, a company's page, and the form to create and edit companies. */
export function companiesRouter(web: WebContext): Router {
  const router = Router()
  router.get('/records/companies', (req, res) => showCompanies(web, req, res))
  for (const path of ['/records/companies/new', `${companyAddress(':id')}/edit`]) {
    router.get(path, (req, res) => showForm(web, req, res))
    router.post(path, (req, res) => save(web, req, res))
  }
  router.get(companyAddress(':id'), (req, res) => showCompany(web, req, res))
  return router
}
