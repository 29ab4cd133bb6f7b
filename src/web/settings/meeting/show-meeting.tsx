import type { Request, Response } from 'express'
import { maximumTexts } from '../../../i18n/maximum-text.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Meeting } from '../../../model/entities.ts'
import { canReschedule } from '../../../model/meeting-status.ts'
import { dealsToChoose } from '../../../services/crm/choose-deal.ts'
import { listOpenConflicts } from '../../../services/crm/crm-conflicts.ts'
import { findCrmRefs } from '../../../services/crm/find-crm-refs.ts'
import { listDeliveries } from '../../../services/deliveries/deliveries.ts'
import { listMeetingEvents } from '../../../services/meetings/find-meeting.ts'
import { isProblem } from '../../../services/problems.ts'
import { listProposalsFrom } from '../../../services/proposals/find-proposal.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import { findOwnMeeting } from '../../signed-in/meeting-access.ts'
import { outcomeVisitOf } from '../../signed-in/outcome-visit.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { crmNameOf } from '../deliveries/crm-name.ts'
import { MeetingPage } from './meeting-page.tsx'
import { timesToPropose } from './propose-other-times.ts'
import { reassigningOf } from './reassign.ts'
import type { TypedAgain } from './typed-again.ts'

export const idOf = (req: Request) => String(req.params.id)

function noticeOf(
  req: Request,
  { copy, locale }: Visit,
  { invitee, host, isInvited }: Meeting,
): Notice | undefined {
  const { done } = req.query
  if (done === 'saved') return { kind: 'good', text: copy.frame.saved }
  if (done === 'chosen') return { kind: 'good', text: messagesIn(locale, 'crm-conflicts').chosen }
  if (done === 'moved' || done === 'canceled')
    return { kind: 'good', text: messagesIn(locale, 'settings/changing')[done] }
  const hosting = messagesIn(locale, 'settings/hosting')
  if (done === 'scheduled') {
    const { name } = invitee
    const text = isInvited ? hosting.scheduled({ name }) : hosting.scheduledQuietly
    return { kind: 'good', text }
  }
  if (done === 'reassigned') return { kind: 'good', text: hosting.given({ name: host.name }) }
  if (done === 'invited') return { kind: 'good', text: hosting.invited }
  if (done === 'changed') return { kind: 'bad', text: hosting.changed }
  const text = copy.meeting.proposed({ name: invitee.name })
  return done === 'proposed' ? { kind: 'good', text } : undefined
}

/** Message about files that were refused. */
function fileFaultText(req: Request, { locale }: Visit): string | undefined {
  const { fileFaults } = messagesIn(locale, 'content')
  const { fault } = req.query
  return fault === 'too-large' || fault === 'too-many' ? fileFaults[fault] : undefined
}

/** @param typed a refused form, which is shown again with its values */
export async function showMeeting(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  typed?: TypedAgain,
) {
  const visit = await outcomeVisitOf(web, req, res)
  const meeting = await findOwnMeeting(web, visit.user, idOf(req))
  const [events, proposals, deliveries, crmRefs, conflicts] = await Promise.all([
    listMeetingEvents(web, meeting.id),
    listProposalsFrom(web, meeting.id),
    listDeliveries(web, { workspaceId: meeting.workspaceId, meetingId: meeting.id }),
    findCrmRefs(web, meeting.id),
    listOpenConflicts(web, meeting),
  ])
  const wantsProposal = req.query.offer === 'times' || typed?.form === 'proposal'
  const asked = typed?.form === 'reassign' ? typed.fields : textFields(req.query)
  const canPropose = meeting.status === 'canceled' || canReschedule(meeting, web.clock()).allowed
  renderPage(
    res,
    <MeetingPage
      visit={visit}
      now={web.clock()}
      meeting={meeting}
      events={events}
      proposals={proposals}
      deliveries={deliveries}
      crm={await crmNameOf(web, meeting.workspaceId)}
      freeTimes={canPropose && wantsProposal ? await timesToPropose(web, meeting) : undefined}
      deals={dealsToChoose(meeting, crmRefs)}
      conflicts={conflicts}
      reassigning={
        await reassigningOf(web, meeting, {
          wanted: asked.host ?? asked.reassign,
          reason: asked.reason,
          phone: asked.phone,
        })
      }
      fileFault={fileFaultText(req, visit)}
      typed={typed}
      notice={typed ? { kind: 'bad', text: visit.copy.frame.check } : noticeOf(req, visit, meeting)}
    />,
    { status: typed ? 422 : 200 },
  )
}

/** Shows the page again if a text is too long or no phone number. Rethrows other errors. */
export async function showTooLong(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  { form, error, proposed }: Pick<TypedAgain, 'form' | 'proposed'> & { error: unknown },
): Promise<void> {
  if (!isProblem(error, 'invalid-input')) throw error
  const { locale } = visitOf(web, req, res)
  const { errors = [] } = error.facts
  const texts = maximumTexts(locale, errors)
  const phone = errors.some(({ path }) => path === 'phone')
    ? messagesIn(locale, 'places').badNumber
    : undefined
  const fault = texts.reason ?? texts.message ?? texts.notes ?? texts.phone ?? phone
  if (fault === undefined) throw error
  await showMeeting(web, { req, res }, { form, fields: textFields(req.body), fault, proposed })
}
