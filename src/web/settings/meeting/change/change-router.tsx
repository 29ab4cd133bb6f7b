import { type Request, type Response, Router } from 'express'
import { maximumTexts } from '../../../../i18n/maximums/maximum-text.ts'
import { changingWords } from '../../../../i18n/settings/changing/words.ts'
import { canCancel, canReschedule } from '../../../../scheduling/meeting-status.ts'
import { cancelMeeting } from '../../../../services/cancel-meeting.ts'
import { isProblem } from '../../../../services/problems.ts'
import { textFields } from '../../../form-fields.ts'
import { renderPage } from '../../../render-page.ts'
import type { WebContext } from '../../../web-context.ts'
import { visitOf } from '../../visit.ts'
import { actorOf } from '../actor-of.ts'
import { findOwnMeeting } from '../meeting-access.ts'
import { CancelPage } from './cancel-page.tsx'
import { ChangeFrame, type Changing } from './change-frame.tsx'
import { openReschedule, reschedule } from './reschedule.tsx'

type Check = typeof canCancel | typeof canReschedule

/** Says why it cannot be changed here, or leaves it to `work`. */
async function change(
  web: WebContext,
  { req, res, check }: { req: Request; res: Response; check: Check },
  work: (changing: Changing) => Promise<void>,
): Promise<void> {
  const visit = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, visit.user, String(req.params.id))
  const words = changingWords(visit.locale)
  const isTheirs = meeting.source === 'calendar'
  if (!isTheirs && check(meeting, web.clock()).allowed) return work({ visit, meeting })
  const page = (
    <ChangeFrame visit={visit} meeting={meeting} title={meeting.title}>
      <p class="notice bad">{isTheirs ? words.inCalendar : words.over}</p>
    </ChangeFrame>
  )
  renderPage(res, page, { status: 409 })
}

async function cancel(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  changing: Changing,
) {
  const { visit, meeting } = changing
  const { workspaceId, id: meetingId } = meeting
  const { reason: text = '' } = textFields(req.body)
  const reason = text.trim() || undefined
  try {
    await cancelMeeting(web, { workspaceId, meetingId, actor: actorOf(visit.user), reason })
    res.redirect(303, `/settings/meetings/${meetingId}?done=canceled`)
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error
    const { errors, status } = error.facts
    const typed = { text, fault: maximumTexts(visit.locale, errors).reason }
    const notice = { kind: 'bad' as const, text: visit.words.frame.check }
    renderPage(res, <CancelPage {...changing} reason={typed} notice={notice} />, { status })
  }
}

/** Moving and canceling a meeting as the person who is signed in, never as its guest. */
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
    change(web, { req, res, check: canCancel }, async changing =>
      renderPage(res, <CancelPage {...changing} />),
    ),
  )
  router.post(cancelPath, (req, res) =>
    change(web, { req, res, check: canCancel }, changing => cancel(web, { req, res }, changing)),
  )
  return router
}
