import { type Request, type Response, Router, urlencoded } from 'express'
import type { CrmRecords } from '../../../crm/crm-provider.ts'
import { notFound } from '../../services/problems.ts'
import { enqueueTasks } from '../../services/task-calendar.ts'
import { listUsers } from '../../services/users.ts'
import { ownForm } from '../middleware/form-token.ts'
import { signedIn } from '../middleware/signed-in.ts'
import { renderPage } from '../render-page.ts'
import { type Visit, visitOf } from '../settings/visit.ts'
import type { WebContext } from '../web-context.ts'
import { ContactPage } from './contact-page.tsx'
import { ownerNamesOf } from './owner-names.ts'
import { ElsewherePage, RecordsPage } from './records-page.tsx'
import { addTask } from './task-actions.ts'

const perPage = 50
const farthestPage = 100_000

const pageNumber = (text: unknown) => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 && number < farthestPage ? number : 1
}

const recordsFor = async (web: WebContext, { user }: Visit): Promise<CrmRecords | undefined> =>
  (await web.crmFor(user.workspaceId)).records

const ownersFor = async (web: WebContext, { user }: Visit) =>
  ownerNamesOf(await listUsers(web, user))

async function showRecords(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await recordsFor(web, visit)
  if (!records) return renderPage(res, <ElsewherePage visit={visit} />)
  const text = typeof req.query.q === 'string' ? req.query.q.trim().slice(0, 200) : ''
  const number = pageNumber(req.query.page)
  const { rows, total } = await records.listContacts({
    text,
    offset: (number - 1) * perPage,
    limit: perPage,
  })
  const ownerNames = await ownersFor(web, visit)
  const hasMore = number * perPage < total
  renderPage(
    res,
    <RecordsPage
      visit={visit}
      text={text}
      rows={rows}
      ownerNames={ownerNames}
      total={total}
      number={number}
      hasMore={hasMore}
    />,
  )
}

async function contactOf(web: WebContext, req: Request, visit: Visit) {
  const records = await recordsFor(web, visit)
  const contact = await records?.getContact(String(req.params.id))
  if (!records || !contact) throw notFound()
  return { records, contact }
}

async function showContact(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  fault?: string,
) {
  const visit = visitOf(web, req, res)
  const { contact } = await contactOf(web, req, visit)
  const ownerNames = await ownersFor(web, visit)
  renderPage(
    res,
    <ContactPage visit={visit} contact={contact} ownerNames={ownerNames} fault={fault} />,
    { status: fault ? 422 : 200 },
  )
}

async function addOne(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { records, contact } = await contactOf(web, req, visit)
  const isAdded = await addTask(web, visit, { records, contactId: contact.id, body: req.body })
  if (!isAdded) return showContact(web, { req, res }, visit.words.records.taskFault)
  res.redirect(303, `/records/builtin/contacts/${contact.id}#tasks`)
}

async function finishOne(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { records, contact } = await contactOf(web, req, visit)
  await records.completeTask(String(req.params.taskId))
  await enqueueTasks(web)
  res.redirect(303, `/records/builtin/contacts/${contact.id}#tasks`)
}

/** /records: the built-in CRM as people read it. */
export function recordsRouter(web: WebContext): Router {
  const router = Router()
  router.use('/records', signedIn(web))
  router.get('/records', (req, res) => showRecords(web, req, res))
  const contacts = '/records/builtin/contacts/:id'
  router.get(contacts, (req, res) => showContact(web, { req, res }))
  router.use(`${contacts}/tasks`, urlencoded({ extended: false, limit: '64kb' }), ownForm)
  router.post(`${contacts}/tasks`, (req, res) => addOne(web, req, res))
  router.post(`${contacts}/tasks/:taskId/done`, (req, res) => finishOne(web, req, res))
  return router
}
