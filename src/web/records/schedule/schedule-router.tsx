import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router, urlencoded } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import { addAttachments } from '../../../services/attachments/attachments.ts'
import { callChoices } from '../../../services/meetings/meeting-place.ts'
import { isProblem, type Problem } from '../../../services/problems.ts'
import { scheduleFromRecord } from '../../../services/records/schedule-from-record.ts'
import { getWorkspace } from '../../../services/workspace/workspaces.ts'
import { filesForm, filesOf } from '../../attachments/files-form.ts'
import { textFields } from '../../form-fields.ts'
import { ownForm } from '../../middleware/form-token.ts'
import { signedIn } from '../../middleware/signed-in.ts'
import { renderPage } from '../../render-page.ts'
import type { WebContext } from '../../web-context.ts'
import { type Faults, faultsOf } from './faults.ts'
import { firstForm } from './first-form.ts'
import { guestRouter } from './guest-router.tsx'
import { insertSnippet } from './insert-snippet.ts'
import { loadSchedule } from './load-schedule.ts'
import { peopleRouter } from './people-router.ts'
import { type RecordVisit, recordVisitOf, visitorOf } from './record-visit.ts'
import { readScheduleForm } from './schedule-form.ts'
import { SchedulePage } from './schedule-page.tsx'
import type { SchedulePageProps } from './schedule-page-props.ts'
import { type Sent, sentFaults } from './sent-faults.ts'
import { type Settled, settleForm } from './settle-form.ts'
import { whenCrmAway } from './when-crm-away.tsx'
import { knownPhone, wholeMeeting } from './whole-meeting.ts'

interface Refusal {
  status: number
  faults: Faults
  notice: SchedulePageProps['notice']
}

const nothingRefused: Refusal = { status: 200, faults: {}, notice: undefined }

async function show(
  web: WebContext,
  res: Response,
  {
    visited,
    settled,
    refusal = nothingRefused,
  }: {
    visited: RecordVisit
    settled: Settled
    refusal?: Refusal
  },
) {
  const loaded = await loadSchedule(web, visited, settled)
  const { status, ...shown } = refusal
  renderPage(res, <SchedulePage {...visited} {...loaded} {...settled} {...shown} />, { status })
}

/** Shows the form again with the problem and all typed values. Rethrows errors that are not about the form. */
async function refuse(
  web: WebContext,
  { visited, settled }: { visited: RecordVisit; settled: Settled },
  problem: Problem,
): Promise<Refusal> {
  const { visit } = visited
  const { host } = await loadSchedule(web, visited, settled)
  const copy = messagesIn(visit.locale, 'schedule')
  const { status } = problem.facts
  if (problem.code === 'idempotency-key-reused')
    return { status, faults: {}, notice: { text: copy.repeated, isTaken: false } }
  const faults = faultsOf(problem, { visit, host, form: settled.form })
  if (!faults) throw problem
  const text = `${copy.unsaved} ${Object.values(faults).join(' ')}`
  return { status, faults, notice: { text, isTaken: problem.code === 'slot-taken' } }
}

/** Values that identify a submission: all except the pressed button and the session. */
function sentOf({ body }: Request): object {
  const { _csrf, do: _do, ...sent } = (body ?? {}) as Record<string, unknown>
  return sent
}

async function save(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  { visited, settled }: Sent,
) {
  const { visit, frame } = visited
  const faults = await sentFaults(web, res, { visited, settled })
  if (Object.keys(faults).length > 0) {
    const text = `${messagesIn(visit.locale, 'schedule').unsaved} ${Object.values(faults).join(' ')}`
    const refusal = { status: 422, faults, notice: { text, isTaken: false } }
    return show(web, res, { visited, settled, refusal })
  }
  try {
    const meeting = await wholeMeeting(web, visited, settled)
    const { id } = await scheduleFromRecord(web, { ...meeting, sent: sentOf(req) })
    await addAttachments(web, { user: visit.user, meetingId: id, files: filesOf(req) })
    res.redirect(303, frame.meetingAddress(id))
  } catch (error) {
    if (!isProblem(error, 'invalid-input', 'slot-taken', 'idempotency-key-reused')) throw error
    const refusal = await refuse(web, { visited, settled }, error)
    const isUsed = error.code === 'idempotency-key-reused'
    const form = isUsed ? { ...settled.form, key: randomUUID() } : settled.form
    await show(web, res, { visited, settled: { ...settled, form }, refusal })
  }
}

/** The default place for the user's own meetings. A chosen colleague's calendar may offer more. */
async function firstPlace(
  web: WebContext,
  { visit }: RecordVisit,
): Promise<'video' | 'room' | 'phone'> {
  const { calendar, hasRoom } = await callChoices(web, {
    hostIds: [visit.user.id],
    source: 'record',
  })
  if (calendar) return 'video'
  return hasRoom ? 'room' : 'phone'
}

async function open(web: WebContext, req: Request, res: Response) {
  const visited = await recordVisitOf(web, req, visitorOf(web, req, res))
  const phone = await knownPhone(web, visited)
  const placeKind = await firstPlace(web, visited)
  const { reminders } = await getWorkspace(web, visited.visit.user.workspaceId)
  const first = firstForm(visited, { now: web.clock(), phone, placeKind, reminders })
  const form = readScheduleForm(req.query, first)
  await show(web, res, { visited, settled: await settleForm(web, visited, form) })
}

async function answer(web: WebContext, req: Request, res: Response) {
  const visited = await recordVisitOf(web, req, visitorOf(web, req, res))
  const placeKind = await firstPlace(web, visited)
  const nothing = { phone: undefined, reminders: [] }
  const first = firstForm(visited, { now: web.clock(), placeKind, ...nothing })
  const settled = await settleForm(web, visited, readScheduleForm(req.body, first))
  if (textFields(req.body).do === 'save') return save(web, { req, res }, { visited, settled })
  const filled = await insertSnippet(web, visited, { settled, body: req.body })
  const names = (filled?.inserted.missing ?? []).join(', ')
  const { missing } = messagesIn(visited.visit.locale, 'content').editor
  const notice = names ? { text: missing({ names }), isTaken: false } : undefined
  const refusal = { ...nothingRefused, notice }
  await show(web, res, { visited, settled: filled?.settled ?? settled, refusal })
}

/** The form only. Requires a route that identifies the visitor (`visitorOf`) and one that reads the body. */
export function scheduleForm(web: WebContext): Router {
  const router = Router()
  const path = '/records/:provider/:type/:id/schedule'
  router.get(path, whenCrmAway(web, open))
  router.post(path, whenCrmAway(web, answer))
  return router
}

/** Reads the form, which contains the record too. */
export const scheduleBody = urlencoded({ extended: false, limit: '512kb' })

/** Schedules a meeting from a CRM record, for signed-in users. */
export function scheduleRouter(web: WebContext): Router {
  const router = Router()
  const paths = [
    '/records/schedule',
    '/records/:provider/people',
    '/records/:provider/:type/:id/schedule',
  ]
  router.use(paths, signedIn(web), scheduleBody, filesForm(web), ownForm)
  router.use(guestRouter(web), peopleRouter(web), scheduleForm(web))
  return router
}
