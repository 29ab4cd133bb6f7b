import { type Request, type Response, Router } from 'express'
import { messagesIn } from '../../../i18n/messages.ts'
import type { SchedulingPage } from '../../../model/entities.ts'
import { dayOf } from '../../../scheduling/zoned-time.ts'
import { callChoices, firstLocation } from '../../../services/meetings/meeting-place.ts'
import { getUser } from '../../../services/people/users.ts'
import { pageNotFound } from '../../../services/problems.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import { firstDay } from '../../signed-in/first-day.ts'
import { type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { findEditable } from '../pages/page-access.ts'
import { loadWeek } from './load-week.ts'
import { newLink, saveTimes } from './save-times.ts'
import { formOfLink, newTimesForm, readTimesForm, type TimesForm } from './times-form.ts'
import { type TimesFaults, TimesPage } from './times-page.tsx'

interface Shown {
  page: SchedulingPage | undefined
  form: TimesForm
  faults: TimesFaults
}

/** Undefined for a new one. Throws `page-not-found`, also for other kinds of pages. */
async function findLink(web: WebContext, req: Request, { user }: Visit) {
  const id = String(req.params.id)
  if (id === 'new') return undefined
  const page = await findEditable(web, user, id)
  if (page.kind !== 'specific-times') throw pageNotFound()
  return page
}

async function render(web: WebContext, res: Response, visit: Visit, shown: Shown) {
  const { page, form, faults } = shown
  const { user, locale } = visit
  const hostId = page?.hostIds[0]
  const host = hostId ? await getUser(web, { ...user, userId: hostId }) : user
  const { timeZone } = user
  const week = await loadWeek(web, {
    link: { ...(page ?? newLink(host)), slotsAnyway: form.anyway },
    timeZone,
    day: form.day,
    minutes: Number(form.minutes),
    slots: form.slots,
  })
  const isWrong = faults.size > 0
  const calls = await callChoices(web, { hostIds: [host.id], source: 'page' })
  renderPage(
    res,
    <TimesPage
      {...shown}
      visit={visit}
      copy={messagesIn(locale, 'links')}
      week={week}
      calls={calls}
      now={web.clock()}
      notice={isWrong ? { kind: 'bad', text: visit.copy.frame.check } : undefined}
    />,
    { status: isWrong ? 422 : 200 },
  )
}

async function show(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const page = await findLink(web, req, visit)
  const now = web.clock()
  const { timeZone } = visit.user
  const picked = page?.slots?.find(start => start > now)
  const day = picked === undefined ? firstDay(now, timeZone) : dayOf(picked, timeZone)
  const title = messagesIn(visit.locale, 'links').titleNew
  const calls = await callChoices(web, { hostIds: [visit.user.id], source: 'page' })
  const form = page
    ? formOfLink(page, { now, day })
    : newTimesForm(title, { day, location: firstLocation(calls) })
  await render(web, res, visit, { page, form, faults: new Map() })
}

async function save(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { user } = visit
  const page = await findLink(web, req, visit)
  const form = readTimesForm(req.body, dayOf(web.clock(), user.timeZone))
  // Another week was requested, so nothing is saved yet.
  if (textFields(req.body).go) return render(web, res, visit, { page, form, faults: new Map() })
  const saved = await saveTimes(web, { user, page, form })
  if (saved.kind === 'faulty') return render(web, res, visit, { page, form, faults: saved.faults })
  res.redirect(303, `/settings/pages?done=saved&open=${saved.id}#page-${saved.id}`)
}

/** /settings/times: links for one meeting at specific times. */
export function timesRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/times/:id', (req, res) => show(web, req, res))
  router.post('/settings/times/:id', (req, res) => save(web, req, res))
  return router
}
