import { type Request, type Response, Router, urlencoded } from 'express'
import { bookingWords } from '../../i18n/booking/booking-words.ts'
import { fill } from '../../i18n/fill.ts'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import { maximumTexts } from '../../i18n/maximums/maximum-text.ts'
import type { Meeting } from '../../scheduling/entities.ts'
import { readZone } from '../../scheduling/zone-names/read-zone.ts'
import { cancelMeeting } from '../../services/cancel-meeting.ts'
import { findMeetingByManageToken } from '../../services/find-meeting.ts'
import { formExpired, isProblem } from '../../services/problems.ts'
import { rescheduleMeeting } from '../../services/reschedule-meeting.ts'
import { tellLate } from '../../services/tell-late.ts'
import { readFormKey } from '../booking/form-key.ts'
import { clientNetwork } from '../client-network.ts'
import { instantField, textFields } from '../form-fields.ts'
import type { PageContext } from '../page-context.ts'
import { queryOf } from '../request-target.ts'
import { calendarFile } from './calendar-file.ts'
import { pathOf, showMeeting, tokenOf } from './show-meeting.tsx'
import { shownWith } from './shown-with.ts'

const textOrNothing = (text: string | undefined) => text?.trim() || undefined

async function readForm(context: PageContext, req: Request) {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
  return formOf(context, req, meeting)
}

function formOf(context: PageContext, req: Request, meeting: Meeting) {
  const fields = textFields(req.body)
  if (readFormKey(context, meeting.id, fields.key) === undefined) throw formExpired()
  const { workspaceId, id: meetingId, invitee } = meeting
  const actor = { kind: 'invitee' as const, name: invitee.name }
  return {
    meeting,
    fields,
    command: { workspaceId, meetingId, actor, reason: textOrNothing(fields.reason) },
  }
}

async function readChange(context: PageContext, req: Request) {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
  // Counted before anything of the form can be refused.
  await context.limits.change(req, meeting.id)
  return formOf(context, req, meeting)
}

/** The form again with what was typed; rethrows what is no fault of the reason. */
async function refuseReason(
  context: PageContext,
  { req, res }: { req: Request; res: Response },
  { error, reading }: { error: unknown; reading: URLSearchParams },
): Promise<void> {
  if (!isProblem(error, 'invalid-input')) throw error
  const { locale } = await findMeetingByManageToken(context, tokenOf(req))
  const reasonFault = maximumTexts(locale, error.facts.errors).reason
  if (reasonFault === undefined) throw error
  const { status } = error.facts
  const notice = bookingWords(locale).checkFields
  await showMeeting(context, { req, res }, { reading, reasonFault, notice, status })
}

/** Shows what to do where moving was refused; rethrows what only a person elsewhere can mend. */
async function refuseMove(
  context: PageContext,
  { req, res }: { req: Request; res: Response },
  error: unknown,
): Promise<void> {
  const { meeting, fields } = await readForm(context, req)
  const words = bookingWords(meeting.locale)
  const reading = new URLSearchParams(fields)
  if (isProblem(error, 'already-moved'))
    return showMeeting(context, { req, res }, { reading, notice: words.alreadyMoved, status: 409 })
  if (isProblem(error, 'mail-limit-reached')) {
    const { status, retryAfterSeconds } = error.facts
    res.set('Retry-After', String(retryAfterSeconds))
    return showMeeting(context, { req, res }, { reading, notice: words.mailLimit, status })
  }
  if (isProblem(error, 'invalid-input')) {
    const chosen = { step: 'move', slot: fields.startsAt ?? '' }
    const again = new URLSearchParams({ ...fields, ...chosen })
    return refuseReason(context, { req, res }, { error, reading: again })
  }
  if (!isProblem(error, 'slot-taken', 'slot-not-offered')) throw error
  const starts = (error.facts.alternatives ?? []).slice(0, 3)
  const lost = starts.length > 0 ? words.slotLost : words.slotLostNone
  const zone = fields.tz ?? meeting.timeZone
  const time = formatDayAndTime(error.facts.startsAt ?? 0, zone, meeting.locale)
  await showMeeting(
    context,
    { req, res },
    { reading, lost: { notice: fill(lost, { time }), starts }, status: 409 },
  )
}

async function move(context: PageContext, req: Request, res: Response) {
  const { fields, command } = await readChange(context, req)
  const startsAt = instantField(fields, 'startsAt')
  try {
    const revision = Number(fields.revision)
    await rescheduleMeeting(context, {
      ...command,
      startsAt,
      revision,
      timeZone: readZone(fields.tz ?? ''),
      client: clientNetwork(req),
    })
    res.redirect(303, `${pathOf(req)}?done=moved`)
  } catch (error) {
    await refuseMove(context, { req, res }, error)
  }
}

async function cancel(context: PageContext, req: Request, res: Response) {
  const { fields, command } = await readChange(context, req)
  try {
    await cancelMeeting(context, command)
    res.redirect(303, pathOf(req))
  } catch (error) {
    const reading = new URLSearchParams({ ...fields, step: 'cancel' })
    await refuseReason(context, { req, res }, { error, reading })
  }
}

async function late(context: PageContext, req: Request, res: Response) {
  const { fields, command } = await readChange(context, req)
  await tellLate(context, { ...command, minutes: Number(fields.minutes) })
  res.redirect(303, `${pathOf(req)}?done=late`)
}

async function download(context: PageContext, req: Request, res: Response) {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
  res
    .type('text/calendar')
    .set('Content-Disposition', 'attachment; filename="meeting.ics"')
    .set('Cache-Control', 'private, no-store')
    .send(calendarFile(shownWith(tokenOf(req), meeting), context))
}

/** /manage/:token: what was agreed, moving it, canceling it. A GET changes nothing. */
export function manageRouter(context: PageContext): Router {
  const router = Router()
  const form = urlencoded({ extended: false, limit: '64kb' })
  router.get('/manage/:token', (req, res) =>
    showMeeting(context, { req, res }, { reading: queryOf(req) }),
  )
  router.get('/manage/:token/invite.ics', (req, res) => download(context, req, res))
  router.post('/manage/:token/reschedule', form, (req, res) => move(context, req, res))
  router.post('/manage/:token/late', form, (req, res) => late(context, req, res))
  router.post('/manage/:token/cancel', form, (req, res) => cancel(context, req, res))
  return router
}
