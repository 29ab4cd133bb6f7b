import { type Request, type Response, Router, urlencoded } from 'express'
import { fill } from '../../../i18n/fill.ts'
import { scheduleWords } from '../../../i18n/schedule/schedule-words.ts'
import { isProblem, notFound, type Problem } from '../../../services/problems.ts'
import { scheduleFromRecord } from '../../../services/schedule-from-record.ts'
import { ownForm } from '../../middleware/form-token.ts'
import { signedIn } from '../../middleware/signed-in.ts'
import { renderPage } from '../../render-page.ts'
import { type Visit, visitOf } from '../../settings/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { faultNotice } from './fault-notice.ts'
import { loadSchedule, type RecordVisit } from './load-schedule.ts'
import {
  guestsOf,
  locationOf,
  readScheduleForm,
  remindersOf,
  type ScheduleForm,
  startOf,
} from './schedule-form.ts'
import { SchedulePage } from './schedule-page.tsx'

const dayMs = 24 * 60 * 60_000

/** The contact, in the CRM that this workspace has. */
async function recordOf(web: WebContext, req: Request, visit: Visit): Promise<RecordVisit> {
  const crm = await web.crmFor(visit.user.workspaceId)
  if (crm.id !== req.params.provider) throw notFound()
  const contact = await crm.findContact(String(req.params.id))
  if (!contact) throw notFound()
  return { visit, contact, path: req.path }
}

const emptyForm = (web: WebContext, { visit, contact }: RecordVisit): ScheduleForm => ({
  hostId: visit.user.id,
  day: new Date(web.clock() + dayMs).toISOString().slice(0, 10),
  time: '',
  minutes: '30',
  title: fill(scheduleWords(visit.locale).titleHint, { name: contact.name }),
  type: '',
  placeKind: 'video',
  placeText: '',
  guests: '',
  description: '',
  note: '',
  reminders: [],
  isAnyway: false,
})

async function show(
  web: WebContext,
  res: Response,
  { record, form, problem }: { record: RecordVisit; form: ScheduleForm; problem?: Problem },
) {
  const loaded = await loadSchedule(web, record, form)
  const { visit } = record
  const { host } = loaded
  const notice = problem && faultNotice(problem, { visit, record, host })
  const page = <SchedulePage {...record} {...loaded} form={form} notice={notice} />
  renderPage(res, page, { status: problem?.facts.status ?? 200 })
}

async function open(web: WebContext, req: Request, res: Response) {
  const record = await recordOf(web, req, visitOf(web, req, res))
  await show(web, res, { record, form: readScheduleForm(req.query, emptyForm(web, record)) })
}

async function schedule(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const record = await recordOf(web, req, visit)
  const form = readScheduleForm(req.body, emptyForm(web, record))
  const { email, name } = record.contact
  try {
    const { id } = await scheduleFromRecord(web, {
      organizer: visit.user,
      hostId: form.hostId,
      title: form.title,
      startsAt: startOf(form, visit.user.timeZone),
      durationMinutes: Number(form.minutes),
      invitee: { email, name },
      guests: guestsOf(form),
      location: locationOf(form),
      description: form.description,
      internalNote: form.note,
      meetingType: form.type || undefined,
      reminders: remindersOf(form),
      isAnyway: form.isAnyway,
    })
    res.redirect(303, `/settings/meetings/${id}?done=saved`)
  } catch (error) {
    if (!isProblem(error, 'invalid-input', 'slot-taken')) throw error
    await show(web, res, { record, form, problem: error })
  }
}

const path = '/records/:provider/contacts/:id/schedule'

/** The form alone, behind a door that says who visits (`visitorOf`) and reads the body. */
export function scheduleForm(web: WebContext): Router {
  const router = Router()
  router.get(path, (req, res) => open(web, req, res))
  router.post(path, (req, res) => schedule(web, req, res))
  return router
}

/** /records/:provider/contacts/:id/schedule: a meeting agreed from a record of the CRM. */
export function scheduleRouter(web: WebContext): Router {
  const router = Router()
  router.use(path, signedIn(web), urlencoded({ extended: false, limit: '256kb' }), ownForm)
  router.use(scheduleForm(web))
  return router
}
