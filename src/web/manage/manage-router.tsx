import { type Request, type Response, Router, urlencoded } from 'express'
import { formatDayAndTime } from '../../i18n/format-time.ts'
import { maximumTexts } from '../../i18n/maximum-text.ts'
import { messagesIn } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { readZone } from '../../scheduling/zone-names/read-zone.ts'
import { rescheduleMeeting } from '../../services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../services/meetings/cancel-meeting.ts'
import { findMeetingByManageToken } from '../../services/meetings/find-meeting.ts'
import { notifyOfLateness } from '../../services/meetings/report-late.ts'
import { formExpired, isProblem } from '../../services/problems.ts'
import { readFormKey } from '../booking/form-key.ts'
import { clientNetwork } from '../client-network.ts'
import { instantField, textFields } from '../form-fields.ts'
import type { PageContext } from '../page-context.ts'
import { queryOf } from '../request-target.ts'
import { calendarFile } from './calendar-file.ts'
import { pathOf, showMeeting, tokenOf } from './show-meeting.tsx'
import { shownWith } from './shown-with.ts'

const textOrNothing = (text: string | undefined) => text?.trim() || undefined

function formOf(req: Request, meeting: Meeting) {
  const fields = textFields(req.body)
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
  // The limit counts each submission, even if the form is refused.
  await context.limits.change(req, meeting.id)
  return formOf(req, meeting)
}

function assertOwnForm(context: PageContext, { meeting, fields }: ReturnType<typeof formOf>): void {
  if (readFormKey(context, meeting.id, fields.key) === undefined) throw formExpired()
}

interface Refused {
  error: unknown
  meeting: Meeting
  /** The typed values, for the step of the form. */
  reading: URLSearchParams
}

/** Shows the form again with the typed values and the problem. Rethrows problems that the form cannot solve. */
async function refuse(
  context: PageContext,
  { req, res }: { req: Request; res: Response },
  { error, meeting: { locale }, reading }: Refused,
): Promise<void> {
  if (!isProblem(error, 'form-expired', 'mail-limit-reached', 'invalid-input')) throw error
  const copy = messagesIn(locale, 'booking')
  const { status, errors, retryAfterSeconds } = error.facts
  const again = (notice: string) => showMeeting(context, { req, res }, { reading, notice, status })
  if (isProblem(error, 'form-expired')) return again(copy.formExpired)
  if (isProblem(error, 'mail-limit-reached')) {
    res.set('Retry-After', String(retryAfterSeconds))
    return again(copy.mailLimit)
  }
  const reasonFault = maximumTexts(locale, errors).reason
  if (reasonFault === undefined) throw error
  const notice = copy.checkFields
  await showMeeting(context, { req, res }, { reading, reasonFault, notice, status })
}

/** If a move is refused, shows the choice again. If the time was taken, shows other times. */
async function refuseMove(
  context: PageContext,
  { req, res }: { req: Request; res: Response },
  { error, form: { meeting, fields } }: { error: unknown; form: ReturnType<typeof formOf> },
): Promise<void> {
  const copy = messagesIn(meeting.locale, 'booking')
  const reading = new URLSearchParams({ ...fields, step: 'move', slot: fields.startsAt ?? '' })
  if (isProblem(error, 'already-moved'))
    return showMeeting(context, { req, res }, { reading, notice: copy.alreadyMoved, status: 409 })
  if (!isProblem(error, 'slot-taken', 'slot-not-offered'))
    return refuse(context, { req, res }, { error, meeting, reading })
  const starts = (error.facts.alternatives ?? []).slice(0, 3)
  const lost = starts.length > 0 ? copy.slotLost : copy.slotLostNone
  const zone = fields.tz ?? meeting.timeZone
  const time = formatDayAndTime(error.facts.startsAt ?? 0, zone, meeting.locale)
  await showMeeting(
    context,
    { req, res },
    { reading, lost: { notice: lost({ time }), starts }, status: 409 },
  )
}

async function move(context: PageContext, req: Request, res: Response) {
  const form = await readChange(context, req)
  const { fields, command } = form
  const startsAt = instantField(fields, 'startsAt')
  try {
    assertOwnForm(context, form)
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
    await refuseMove(context, { req, res }, { error, form })
  }
}

async function cancel(context: PageContext, req: Request, res: Response) {
  const form = await readChange(context, req)
  try {
    assertOwnForm(context, form)
    await cancelMeeting(context, form.command)
    res.redirect(303, pathOf(req))
  } catch (error) {
    const reading = new URLSearchParams({ ...form.fields, step: 'cancel' })
    await refuse(context, { req, res }, { error, meeting: form.meeting, reading })
  }
}

async function late(context: PageContext, req: Request, res: Response) {
  const form = await readChange(context, req)
  const { fields, command, meeting } = form
  try {
    assertOwnForm(context, form)
    await notifyOfLateness(context, { ...command, minutes: Number(fields.minutes) })
    res.redirect(303, `${pathOf(req)}?done=late`)
  } catch (error) {
    const reading = new URLSearchParams({ ...fields, step: 'late' })
    await refuse(context, { req, res }, { error, meeting, reading })
  }
}

async function download(context: PageContext, req: Request, res: Response) {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
  res
    .type('text/calendar')
    .set('Content-Disposition', 'attachment; filename="meeting.ics"')
    .set('Cache-Control', 'private, no-store')
    .send(calendarFile(shownWith(tokenOf(req), meeting), context))
}

/** /manage/:token: shows, moves and cancels a meeting. A GET changes nothing. */
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
