import { type Request, type Response, Router } from 'express'
import { meetingUrl } from '../../../services/links.ts'
import { getMeeting } from '../../../services/meetings/find-meeting.ts'
import { renderPage } from '../../render-page.ts'
import type { WebContext } from '../../web-context.ts'
import { scheduleBody, scheduleForm } from '../schedule/schedule-router.tsx'
import { answerCard } from './answer-card.ts'
import { BookedPage } from './booked-page.tsx'
import { bookedVisitOf, byContext } from './context-route.ts'
import { openModal } from './open-modal.ts'
import { bookedPath, formPath } from './record-address.ts'

async function showBooked(web: WebContext, req: Request, res: Response) {
  const visit = await bookedVisitOf(web, req, res)
  if (!visit) return
  const { user, context, meetingId } = visit
  const { workspaceId } = user
  const meeting = await getMeeting(web, { workspaceId, meetingId })
  const framedBy = { crm: context.provider, frameId: context.frameId }
  const address = meetingUrl(web, meetingId)
  renderPage(
    res,
    <BookedPage user={user} meeting={meeting} meetingUrl={address} framedBy={framedBy} />,
  )
}

/** The form for visitors with a context. It is routed before sessions, because a frame has no cookie of ours. */
function contextRouter(web: WebContext): Router {
  const router = Router()
  router.use(formPath, scheduleBody, byContext(web))
  router.use(scheduleForm(web))
  return router
}

/** Our pages inside a CRM: the card of a record, and the form in a frame. */
export function embeddedRouter(web: WebContext): Router {
  const router = Router()
  for (const crm of web.crmFrames) {
    router.get(`/records/${crm.id}/${crm.cardName}`, (req, res) =>
      answerCard(web, crm, { req, res }),
    )
    router.get(`/records/${crm.id}/modal`, (req, res) => openModal(web, crm, { req, res }))
  }
  router.get(bookedPath, (req, res) => showBooked(web, req, res))
  router.use(contextRouter(web))
  return router
}
