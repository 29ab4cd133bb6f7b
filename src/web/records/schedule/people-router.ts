import { type Request, type Response, Router } from 'express'
import { notFound } from '../../../services/problems.ts'
import { findPeople } from '../../../services/records/find-people.ts'
import { showEmail } from '../../../text/show-email.ts'
import { textFields } from '../../form-fields.ts'
import type { WebContext } from '../../web-context.ts'
import { visitorOf } from './record-visit.ts'
import { whenCrmAway } from './when-crm-away.tsx'

const maxTextLength = 200

/** Suggests colleagues and contacts in the guests field. */
async function list(web: WebContext, req: Request, res: Response) {
  const { user } = visitorOf(web, req, res).visit
  const crm = await web.crmFor(user.workspaceId)
  if (crm.id !== req.params.provider) throw notFound()
  const text = (textFields(req.query).text ?? '').slice(0, maxTextLength)
  const found = await findPeople(web, { user, text })
  const people = found.people.map(({ kind, name, email }) => ({
    kind,
    name: showEmail(name),
    email: showEmail(email),
  }))
  res.set('Cache-Control', 'private, no-store').json({ ...found, people })
}

/** /records/:provider/people?text= */
export const peopleRouter = (web: WebContext): Router =>
  Router().get('/records/:provider/people', whenCrmAway(web, list))
