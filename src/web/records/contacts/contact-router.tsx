import { type Request, type Response, Router } from 'express'
import { enqueueTasks } from '../../../services/calendars/task-calendar.ts'
import { listEveryUser } from '../../../services/people/users.ts'
import { listProposalsTo } from '../../../services/proposals/find-proposal.ts'
import { listTimelineMeetings } from '../../../services/records/list-timeline-meetings.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { ownerChoicesOf, ownerNamesOf } from '../owner-names.ts'
import { contactAddress, getContact } from '../records-access.ts'
import { addTask } from '../task-actions.ts'
import type { Attempt } from './contact-attempt.ts'
import { ContactPage } from './contact-page.tsx'
import { addDeal, changeDeal } from './deal-actions.ts'
import { addNote } from './note-actions.ts'

async function showContact(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  attempt?: Attempt,
) {
  const visit = visitOf(web, req, res)
  const { contact } = await getContact(web, req, visit)
  const users = await listEveryUser(web, visit.user)
  const names = { ownerNames: ownerNamesOf(users), ownerChoices: ownerChoicesOf(users) }
  const { workspaceId } = visit.user
  const proposals = await listProposalsTo(web, { workspaceId, emails: contact.emails })
  const ids = contact.timeline.map(({ meetingId }) => meetingId)
  const meetings = await listTimelineMeetings(web, { workspaceId, ids })
  renderPage(res, <ContactPage {...{ visit, contact, meetings, proposals, attempt, ...names }} />, {
    status: attempt ? 422 : 200,
  })
}

type Action = (
  web: WebContext,
  at: Awaited<ReturnType<typeof getContact>> & { req: Request; res: Response },
) => Promise<boolean>

const actions = {
  task: (web, { req, res, records, contact }) =>
    addTask(web, visitOf(web, req, res), { records, contactId: contact.id, body: req.body }),
  note: (web, { req, res, records, contact }) =>
    addNote(web, visitOf(web, req, res), { records, contact, body: req.body }),
  deal: (web, { req, res, records, contact }) => {
    const { dealId } = req.params
    const visit = visitOf(web, req, res)
    const given = { records, contact, body: req.body }
    return dealId ? changeDeal(visit, { ...given, dealId: String(dealId) }) : addDeal(visit, given)
  },
} satisfies Record<Attempt['part'], Action>

const anchors: Record<Attempt['part'], string> = { task: 'tasks', note: 'timeline', deal: 'deals' }

/** Runs the action of a form, then shows the form's part of the page. */
const acting =
  (web: WebContext, part: Attempt['part']) =>
  async (req: Request, res: Response): Promise<void> => {
    const found = await getContact(web, req, visitOf(web, req, res))
    const isDone = await actions[part](web, { ...found, req, res })
    const { dealId } = req.params
    const attempt = { part, fields: textFields(req.body), dealId: dealId && String(dealId) }
    if (!isDone) return showContact(web, { req, res }, attempt)
    res.redirect(303, `${contactAddress(found.contact.id)}#${anchors[part]}`)
  }

async function finishTask(web: WebContext, req: Request, res: Response) {
  const { records, contact } = await getContact(web, req, visitOf(web, req, res))
  await records.completeTask(String(req.params.taskId))
  await enqueueTasks(web)
  res.redirect(303, `${contactAddress(contact.id)}#tasks`)
}

/** A contact's page with tasks, notes and deals. */
export function contactRouter(web: WebContext): Router {
  const router = Router()
  const path = contactAddress(':id')
  router.get(path, (req, res) => showContact(web, { req, res }))
  router.post(`${path}/tasks`, acting(web, 'task'))
  router.post(`${path}/tasks/:taskId/done`, (req, res) => finishTask(web, req, res))
  router.post(`${path}/notes`, acting(web, 'note'))
  router.post(`${path}/deals`, acting(web, 'deal'))
  router.post(`${path}/deals/:dealId`, acting(web, 'deal'))
  return router
}
