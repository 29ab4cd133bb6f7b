import type { Request, Response } from 'express'
import type { SchedulingPage } from '../../../model/entities.ts'
import {
  callChoices,
  findPlaceFault,
  firstLocation,
} from '../../../services/meetings/meeting-place.ts'
import { createPage, updatePage } from '../../../services/pages/pages.ts'
import { listSchedules } from '../../../services/people/schedules.ts'
import { listUsers } from '../../../services/people/users.ts'
import { isProblem, pageNotFound } from '../../../services/problems.ts'
import { getWorkspace } from '../../../services/workspace/workspaces.ts'
import { renderPage } from '../../render-page.ts'
import { isAdmin, type Visit, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { findEditable } from './page-access.ts'
import { changesOf } from './page-changes.ts'
import { PageEditor } from './page-editor.tsx'
import { type PageFaults, pageFaultsOf } from './page-fault-texts.ts'
import { formOfPage, newPageForm, type PageForm, readPageForm } from './page-form.ts'

interface Edited {
  page: SchedulingPage | undefined
  form: PageForm
  faults: PageFaults
}

const none: PageFaults = new Map()

const findPage = (web: WebContext, visit: Visit, req: Request) => {
  const id = String(req.params.id)
  return id === 'new' ? undefined : findEditable(web, visit.user, id)
}

async function show(web: WebContext, res: Response, visit: Visit, edited: Edited) {
  const { workspaceId, id: userId } = visit.user
  const isWrong = edited.faults.size > 0
  const users = await listUsers(web, { workspaceId })
  // An admin may choose any host, and the host's calendar or room with them.
  const hostIds = isAdmin(visit.user) ? users.map(({ id }) => id) : [userId]
  const [calls, schedules, { meetingTypes }] = await Promise.all([
    callChoices(web, { hostIds, source: 'page' }),
    listSchedules(web, isAdmin(visit.user) ? { workspaceId } : { workspaceId, userId }),
    web.crmChoices(workspaceId),
  ])
  renderPage(
    res,
    <PageEditor
      {...edited}
      visit={visit}
      users={users}
      calls={calls}
      placeFault={edited.page && (await findPlaceFault(web, edited.page))}
      schedules={schedules}
      meetingTypes={meetingTypes}
      notice={isWrong ? { kind: 'bad', text: visit.copy.frame.check } : undefined}
    />,
    { status: isWrong ? 422 : 200 },
  )
}

/** The editor, filled with the stored page. */
export async function editPage(web: WebContext, req: Request, res: Response): Promise<void> {
  const visit = visitOf(web, req, res)
  const page = await findPage(web, visit, req)
  if (page?.kind === 'specific-times') return res.redirect(303, `/settings/times/${page.id}`)
  const { id: hostId, workspaceId } = visit.user
  const calls = await callChoices(web, { hostIds: [hostId], source: 'page' })
  const { reminders } = await getWorkspace(web, workspaceId)
  const form = page
    ? formOfPage(page)
    : newPageForm(hostId, { location: firstLocation(calls), reminders })
  await show(web, res, visit, { page, form, faults: none })
}

/** Pages of a rep have no other host, whatever the form contains. */
const asOwner = (visit: Visit, form: PageForm): PageForm =>
  isAdmin(visit.user) ? form : { ...form, kind: 'personal', hostIds: [visit.user.id], weights: {} }

async function save(
  web: WebContext,
  visit: Visit,
  { page, form }: Omit<Edited, 'faults'>,
): Promise<void> {
  const { workspaceId } = visit.user
  const changes = changesOf(form, page)
  if (page) await updatePage(web, { workspaceId, pageId: page.id, changes })
  else await createPage(web, { ...changes, workspaceId, locale: undefined, isActive: true })
}

/** Saves the form. If it is refused, shows it again with the problem and all typed values. */
export async function saveEditedPage(web: WebContext, req: Request, res: Response): Promise<void> {
  const visit = visitOf(web, req, res)
  const page = await findPage(web, visit, req)
  if (page?.kind === 'specific-times') throw pageNotFound()
  const form = asOwner(visit, readPageForm(req.body))
  try {
    await save(web, visit, { page, form })
  } catch (error) {
    if (isProblem(error, 'slug-taken'))
      return show(web, res, visit, {
        page,
        form,
        faults: new Map([['slugTaken', visit.copy.pages.faults.slugTaken]]),
      })
    if (!isProblem(error, 'invalid-input')) throw error
    const faults = pageFaultsOf(error.facts.errors ?? [], visit)
    return show(web, res, visit, { page, form, faults })
  }
  res.redirect(303, '/settings/pages?done=saved')
}
