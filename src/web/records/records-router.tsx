import { type Request, type Response, Router } from 'express'
import type { CrmRecords } from '../../../crm/crm-provider.ts'
import { notFound } from '../../services/problems.ts'
import { listUsers } from '../../services/users.ts'
import { signedIn } from '../middleware/signed-in.ts'
import { renderPage } from '../render-page.ts'
import { type Visit, visitOf } from '../settings/visit.ts'
import type { WebContext } from '../web-context.ts'
import { ContactPage } from './contact-page.tsx'
import { ownerNamesOf } from './owner-names.ts'
import { ElsewherePage, RecordsPage } from './records-page.tsx'

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

async function showContact(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const records = await recordsFor(web, visit)
  const contact = await records?.getContact(String(req.params.id))
  if (!contact) throw notFound()
  renderPage(
    res,
    <ContactPage visit={visit} contact={contact} ownerNames={await ownersFor(web, visit)} />,
  )
}

/** /records: the built-in CRM as people read it. */
export function recordsRouter(web: WebContext): Router {
  const router = Router()
  router.use('/records', signedIn(web))
  router.get('/records', (req, res) => showRecords(web, req, res))
  router.get('/records/builtin/contacts/:id', (req, res) => showContact(web, req, res))
  return router
}
