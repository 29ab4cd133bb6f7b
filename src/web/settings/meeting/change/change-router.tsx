import { type Request, type Response, Router } from 'express'
import { messagesIn } from '../../../../i18n/messages.ts'
import { canCancel, canReschedule } from '../../../../model/meeting-status.ts'
import { renderPage } from '../../../render-page.ts'
import { findOwnMeeting } from '../../../signed-in/meeting-access.ts'
import { visitOf } from '../../../signed-in/visit.ts'
import type { WebContext } from '../../../web-context.ts'
import { cancel, openCancel } from './cancel.tsx'
import { ChangeFrame, type Changing } from './change-frame.tsx'
import { openReschedule, reschedule } from './reschedule.tsx'

type Check = typeof canCancel | typeof canReschedule

/** Shows why the meeting cannot be changed here, or calls `work`. */
async function change(
  web: WebContext,
  { req, res, check }: { req: Request; res: Response; check: Check },
  work: (changing: Changing) => Promise<void>,
): Promise<void> {
  const visit = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, visit.user, String(req.params.id))
  const copy = messagesIn(visit.locale, 'settings/changing')
  const isTheirs = meeting.source === 'calendar'
  const answer = check(meeting, web.clock())
  if (!isTheirs && answer.allowed) return work({ visit, meeting })
  const isLogged = !answer.allowed && answer.reason === 'outcome-logged'
  const refusal = isLogged ? copy.logged : copy.over
  const page = (
    <ChangeFrame visit={visit} meeting={meeting} title={meeting.title}>
      <p class="notice bad">{isTheirs ? copy.inCalendar : refusal}</p>
    </ChangeFrame>
  )
  renderPage(res, page, { status: 409 })
}

/** Moving and canceling a meeting as the signed-in user, never as its guest. */
export function changeRouter(web: WebContext): Router {
  const router = Router()
  const [reschedulePath, cancelPath] = ['reschedule', 'cancel'].map(
    name => `/settings/meetings/:id/${name}`,
  ) as [string, string]
  router.get(reschedulePath, (req, res) =>
    change(web, { req, res, check: canReschedule }, changing =>
      openReschedule(web, { req, res, changing }),
    ),
  )
  router.post(reschedulePath, (req, res) =>
    change(web, { req, res, check: canReschedule }, changing =>
      reschedule(web, { req, res, changing }),
    ),
  )
  router.get(cancelPath, (req, res) =>
    change(web, { req, res, check: canCancel }, changing => openCancel(web, { res, changing })),
  )
  router.post(cancelPath, (req, res) =>
    change(web, { req, res, check: canCancel }, changing => cancel(web, { req, res, changing })),
  )
  return router
}
