import { type Request, type Response, Router, urlencoded } from 'express'
import { bookingWords } from '../../i18n/booking/booking-words.ts'
import { fill } from '../../i18n/fill.ts'
import { formatDayAndTime, hourCycleOf } from '../../i18n/format-time.ts'
import type { Meeting } from '../../scheduling/entities.ts'
import { isPlainDate } from '../../scheduling/plain-date.ts'
import { cancelMeeting } from '../../services/cancel-meeting.ts'
import { findMeetingByManageToken } from '../../services/find-meeting.ts'
import { listSlots } from '../../services/list-slots.ts'
import { getPage } from '../../services/pages.ts'
import { formExpired, isProblem } from '../../services/problems.ts'
import { rescheduleMeeting } from '../../services/reschedule-meeting.ts'
import { makeFormKey, readFormKey } from '../booking/form-key.ts'
import { farthestMs, makePicker } from '../booking/make-picker.ts'
import { textFields } from '../form-fields.ts'
import type { PageContext } from '../page-context.ts'
import { renderPage } from '../render-page.ts'
import type { PickerData } from '../views/picker-data.ts'
import { readZone } from '../views/read-zone.ts'
import { calendarFile, calendarLinks } from './calendar-file.ts'
import { ManagePage, type ManageStep } from './manage-page.tsx'

const tokenOf = (req: Request) => String(req.params.token)
const pathOf = (req: Request) => `/manage/${tokenOf(req)}`
const queryOf = (req: Request) => new URL(req.originalUrl, 'http://page').searchParams
const textOrNothing = (text: string | undefined) => text?.trim().slice(0, 1000) || undefined

async function startsFor(context: PageContext, meeting: Meeting): Promise<number[]> {
  if (!meeting.pageId) return []
  const { workspaceId, pageId } = meeting
  const page = await getPage(context, { workspaceId, pageId })
  const now = context.clock()
  const durationMinutes = (meeting.endsAt - meeting.startsAt) / 60_000
  if (!page.durationsMinutes.includes(durationMinutes)) return []
  const range = { start: now, end: now + farthestMs }
  const { starts } = await listSlots(context, {
    page,
    range,
    durationMinutes,
    meetingId: meeting.id,
  })
  return starts.filter(start => start !== meeting.startsAt)
}

async function pickerFor(context: PageContext, req: Request, meeting: Meeting) {
  const query = queryOf(req)
  const starts = await startsFor(context, meeting)
  const date = query.get('date') ?? ''
  const month = query.get('month') ?? ''
  const zone = readZone(query.get('tz') ?? '')
  const cycles = { '12': 'h12', '24': 'h23' } as const
  const hours = query.get('h')
  const picker = makePicker({
    starts,
    now: context.clock(),
    locale: meeting.locale,
    timeZone: zone ?? meeting.timeZone,
    isZoneChosen: true,
    hourCycle: hours === '12' || hours === '24' ? cycles[hours] : hourCycleOf(meeting.locale),
    month: isPlainDate(`${month}-01`) ? month : undefined,
    date: isPlainDate(date) ? date : undefined,
    durationMinutes: (meeting.endsAt - meeting.startsAt) / 60_000,
    path: pathOf(req),
    kept: { step: 'move' },
    slotsPath: undefined,
  })
  return { picker, starts }
}

function moveStep(
  context: PageContext,
  req: Request,
  { picker, starts, meeting }: { picker: PickerData; starts: number[]; meeting: Meeting },
): ManageStep {
  const startsAt = Date.parse(queryOf(req).get('slot') ?? '')
  if (!starts.includes(startsAt)) return { kind: 'pick', picker }
  return { kind: 'move', picker, startsAt, formKey: makeFormKey(context, meeting.id) }
}

async function stepFor(context: PageContext, req: Request, meeting: Meeting): Promise<ManageStep> {
  const query = queryOf(req)
  const pagePath = meeting.pageSlug ? `/meetings/${meeting.pageSlug}` : undefined
  if (meeting.status === 'canceled') return { kind: 'canceled', pagePath }
  if (meeting.endsAt <= context.clock()) return { kind: 'ended', pagePath }
  if (query.get('step') === 'cancel')
    return { kind: 'cancel', formKey: makeFormKey(context, meeting.id) }
  if (query.get('step') === 'move')
    return moveStep(context, req, { ...(await pickerFor(context, req, meeting)), meeting })
  const done = query.get('done')
  return {
    kind: 'overview',
    done: done === 'booked' || done === 'moved' ? done : undefined,
    links: calendarLinks(meeting, context),
  }
}

async function show(
  context: PageContext,
  req: Request,
  res: Response,
  { notice, status = 200 }: { notice?: string; status?: number } = {},
) {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
  const step = await stepFor(context, req, meeting)
  res.set('X-Frame-Options', 'DENY').set('Referrer-Policy', 'no-referrer')
  const page = <ManagePage meeting={meeting} path={pathOf(req)} step={step} notice={notice} />
  renderPage(res, page, { status })
}

async function readForm(context: PageContext, req: Request) {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
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

async function move(context: PageContext, req: Request, res: Response) {
  const { meeting, fields, command } = await readForm(context, req)
  const startsAt = Date.parse(fields.startsAt ?? '')
  const words = bookingWords(meeting.locale)
  try {
    const revision = Number(fields.revision)
    await rescheduleMeeting(context, { ...command, startsAt, revision })
    res.redirect(303, `${pathOf(req)}?done=moved`)
  } catch (error) {
    if (isProblem(error, 'already-moved'))
      return show(context, req, res, { notice: words.alreadyMoved, status: 409 })
    if (!isProblem(error, 'slot-taken', 'slot-not-offered')) throw error
    const time = formatDayAndTime(startsAt, meeting.timeZone, meeting.locale)
    req.originalUrl = `${pathOf(req)}?step=move`
    await show(context, req, res, { notice: fill(words.slotLostNone, { time }), status: 409 })
  }
}

async function cancel(context: PageContext, req: Request, res: Response) {
  const { command } = await readForm(context, req)
  await cancelMeeting(context, command)
  res.redirect(303, pathOf(req))
}

async function download(context: PageContext, req: Request, res: Response) {
  const meeting = await findMeetingByManageToken(context, tokenOf(req))
  res
    .type('text/calendar')
    .set('Content-Disposition', 'attachment; filename="meeting.ics"')
    .set('Cache-Control', 'private, no-store')
    .send(calendarFile(meeting, context))
}

/** /manage/:token: what was agreed, moving it, canceling it. A GET changes nothing. */
export function manageRouter(context: PageContext): Router {
  const router = Router()
  const form = urlencoded({ extended: false, limit: '16kb' })
  router.get('/manage/:token', (req, res) => show(context, req, res))
  router.get('/manage/:token/invite.ics', (req, res) => download(context, req, res))
  router.post('/manage/:token/reschedule', form, (req, res) => move(context, req, res))
  router.post('/manage/:token/cancel', form, (req, res) => cancel(context, req, res))
  return router
}
