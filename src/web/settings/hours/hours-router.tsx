import { type Request, type Response, Router } from 'express'
import type { SavedSchedule } from '../../../model/entities.ts'
import { listSchedules, saveSchedule } from '../../../services/people/schedules.ts'
import { notFound } from '../../../services/problems.ts'
import { textFields } from '../../form-fields.ts'
import { renderPage } from '../../render-page.ts'
import type { Notice } from '../../signed-in/settings-frame.tsx'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import {
  formOfSchedule,
  type HoursFaults,
  type HoursForm,
  readHoursForm,
  scheduleOfForm,
} from './hours-form.ts'
import { HoursPage } from './hours-page.tsx'

interface Shown {
  schedules: readonly SavedSchedule[]
  edited: SavedSchedule | undefined
}

/** The user's own hours: those requested, new ones, or the default. */
async function findEdited(
  web: WebContext,
  req: Request,
  res: Response,
  id: string | undefined,
): Promise<Shown> {
  const { user } = visitOf(web, req, res)
  const schedules = await listSchedules(web, { workspaceId: user.workspaceId, userId: user.id })
  if (id === 'new') return { schedules, edited: undefined }
  const edited = id ? schedules.find(one => one.id === id) : schedules[0]
  if (id && !edited) throw notFound()
  return { schedules, edited }
}

const emptyForm = (timeZone: string): HoursForm => ({ ...readHoursForm({}), timeZone })

interface Written {
  form: HoursForm
  faults: HoursFaults
}

function render(
  web: WebContext,
  { req, res }: { req: Request; res: Response },
  { schedules, edited, written }: Shown & { written: Written | undefined },
) {
  const visit = visitOf(web, req, res)
  const { frame, hours } = visit.copy
  const isSaved = req.query.done === 'saved'
  const notice: Notice | undefined = written
    ? { kind: 'bad', text: frame.check }
    : isSaved
      ? { kind: 'good', text: frame.saved }
      : undefined
  const saved = edited
    ? formOfSchedule(edited)
    : { ...emptyForm(visit.user.timeZone), name: hours.title }
  renderPage(
    res,
    <HoursPage
      visit={visit}
      schedules={schedules}
      editedId={edited?.id}
      form={written?.form ?? saved}
      faults={written?.faults ?? {}}
      notice={notice}
    />,
    { status: written ? 422 : 200 },
  )
}

async function showHours(web: WebContext, req: Request, res: Response) {
  const id = typeof req.query.id === 'string' ? req.query.id : undefined
  const shown = await findEdited(web, req, res, id)
  render(web, { req, res }, { ...shown, written: undefined })
}

async function saveHours(web: WebContext, req: Request, res: Response) {
  const { user, copy } = visitOf(web, req, res)
  const shown = await findEdited(web, req, res, textFields(req.body).id)
  const form = readHoursForm(req.body)
  const read = scheduleOfForm(form)
  if ('faults' in read)
    return render(web, { req, res }, { ...shown, written: { form, faults: read.faults } })
  const { edited } = shown
  const { id } = await saveSchedule(web, {
    workspaceId: user.workspaceId,
    userId: user.id,
    id: edited?.id,
    name: form.name || copy.hours.title,
    ...read.schedule,
    zoneStays: edited?.zoneStays ?? [],
  })
  res.redirect(303, `/settings/hours?id=${id}&done=saved`)
}

/** /settings/hours: the times at which a person can be booked. */
export function hoursRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/hours', (req, res) => showHours(web, req, res))
  router.post('/settings/hours', (req, res) => saveHours(web, req, res))
  return router
}
