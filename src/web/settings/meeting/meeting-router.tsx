import { type Request, type Response, Router } from 'express'
import { contentWords } from '../../../i18n/content/content-words.ts'
import { conflictWords } from '../../../i18n/crm-conflicts/conflict-words.ts'
import { fill } from '../../../i18n/fill.ts'
import { changingWords } from '../../../i18n/settings/changing/words.ts'
import { hostingWords } from '../../../i18n/settings/hosting/words.ts'
import type { Meeting } from '../../../scheduling/entities.ts'
import { chooseDeal, dealsToChoose } from '../../../services/choose-deal.ts'
import { listOpenConflicts, resolveCrmConflict } from '../../../services/crm-conflicts.ts'
import { listDeliveries } from '../../../services/deliveries.ts'
import { findCrmRefs } from '../../../services/find-crm-refs.ts'
import { listMeetingEvents } from '../../../services/find-meeting.ts'
import { recordOutcome, undoOutcome } from '../../../services/record-outcome.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import { ownPath } from '../../signin/own-path.ts'
import type { WebContext } from '../../web-context.ts'
import { crmNameOf } from '../deliveries/crm-name.ts'
import { outcomeVisitOf } from '../outcome-visit.ts'
import type { Notice } from '../settings-frame.tsx'
import { type Visit, visitOf } from '../visit.ts'
import { actorOf } from './actor-of.ts'
import { changeRouter } from './change/change-router.tsx'
import { elsewhereRouter } from './elsewhere-router.ts'
import { hostingRouter } from './hosting-router.ts'
import { findOwnMeeting } from './meeting-access.ts'
import { MeetingPage } from './meeting-page.tsx'
import { offerTimes, timesToOffer } from './offer-times.ts'
import { reassigningOf } from './reassign.ts'

const idOf = (req: Request) => String(req.params.id)

function noticeOf(
  req: Request,
  { words, locale }: Visit,
  { invitee, host }: Meeting,
): Notice | undefined {
  const { done } = req.query
  if (done === 'saved') return { kind: 'good', text: words.frame.saved }
  if (done === 'chosen') return { kind: 'good', text: conflictWords(locale).chosen }
  if (done === 'moved' || done === 'canceled')
    return { kind: 'good', text: changingWords(locale)[done] }
  const hosting = hostingWords(locale)
  if (done === 'reassigned') return { kind: 'good', text: fill(hosting.given, { name: host.name }) }
  if (done === 'invited') return { kind: 'good', text: hosting.invited }
  if (done === 'changed') return { kind: 'bad', text: hosting.changed }
  const text = fill(words.meeting.offered, { name: invitee.name })
  return done === 'offered' ? { kind: 'good', text } : undefined
}

/** Why the files that were sent were not taken. */
function fileFaultText(req: Request, { locale }: Visit): string | undefined {
  const { fileFaults } = contentWords(locale)
  const { fault } = req.query
  return fault === 'too-large' || fault === 'too-many' ? fileFaults[fault] : undefined
}

async function showMeeting(web: WebContext, req: Request, res: Response) {
  const visit = await outcomeVisitOf(web, req, res)
  const meeting = await findOwnMeeting(web, visit.user, idOf(req))
  const [events, deliveries, crmRefs, conflicts] = await Promise.all([
    listMeetingEvents(web, meeting.id),
    listDeliveries(web, { workspaceId: meeting.workspaceId, meetingId: meeting.id }),
    findCrmRefs(web, meeting.id),
    listOpenConflicts(web, meeting),
  ])
  const canOffer = meeting.status === 'scheduled' && meeting.endsAt > web.clock()
  renderPage(
    res,
    <MeetingPage
      visit={visit}
      now={web.clock()}
      meeting={meeting}
      events={events}
      deliveries={deliveries}
      crm={await crmNameOf(web, meeting.workspaceId)}
      offer={canOffer && req.query.offer === 'times' ? await timesToOffer(web, meeting) : undefined}
      deals={dealsToChoose(meeting, crmRefs)}
      conflicts={conflicts}
      reassigning={await reassigningOf(web, meeting, req.query.reassign)}
      fileFault={fileFaultText(req, visit)}
      notice={noticeOf(req, visit, meeting)}
    />,
  )
}

/** The change, by the person who is signed in. */
async function commandOf(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, user, idOf(req))
  return {
    workspaceId: meeting.workspaceId,
    meetingId: meeting.id,
    actor: actorOf(user),
  }
}

async function writeOutcome(web: WebContext, req: Request, res: Response) {
  const command = await commandOf(web, req, res)
  const { outcome = '', notes, back } = textFields(req.body)
  await recordOutcome(web, { ...command, outcome, notes: notes?.trim() })
  res.redirect(
    303,
    ownPath(back, web.publicUrl) ?? `/settings/meetings/${command.meetingId}?done=saved`,
  )
}

async function offer(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, user, idOf(req))
  await offerTimes(web, { meeting, user, body: req.body })
  res.redirect(303, `/settings/meetings/${meeting.id}?done=offered`)
}

async function choose(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const { workspaceId, id: meetingId } = await findOwnMeeting(web, user, idOf(req))
  const { deal } = textFields(req.body)
  await chooseDeal(web, { workspaceId, meetingId, user, dealId: deal || undefined })
  res.redirect(303, `/settings/meetings/${meetingId}?done=saved`)
}

async function resolve(web: WebContext, req: Request, res: Response) {
  const command = await commandOf(web, req, res)
  const { field = '', keep = '' } = textFields(req.body)
  await resolveCrmConflict(web, { ...command, field, keep })
  res.redirect(303, `/settings/meetings/${command.meetingId}?done=chosen`)
}

async function undo(web: WebContext, req: Request, res: Response) {
  const command = await commandOf(web, req, res)
  await undoOutcome(web, command)
  res.redirect(303, `/settings/meetings/${command.meetingId}?done=saved`)
}

/** /settings/meetings/:id: everything about one meeting, and its outcome. */
export function meetingRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/meetings/:id', (req, res) => showMeeting(web, req, res))
  router.post('/settings/meetings/:id/outcome', (req, res) => writeOutcome(web, req, res))
  router.post('/settings/meetings/:id/offer', (req, res) => offer(web, req, res))
  router.post('/settings/meetings/:id/deal', (req, res) => choose(web, req, res))
  router.post('/settings/meetings/:id/conflict', (req, res) => resolve(web, req, res))
  router.post('/settings/meetings/:id/undo', (req, res) => undo(web, req, res))
  router.use(hostingRouter(web), changeRouter(web), elsewhereRouter(web))
  return router
}
