import { type Request, type Response, Router } from 'express'
import { messagesIn } from '../../../../i18n/messages.ts'
import type { Meeting } from '../../../../model/entities.ts'
import { editMeeting } from '../../../../services/meetings/edit-meeting.ts'
import { callChoices } from '../../../../services/meetings/meeting-place.ts'
import { isProblem, type Problem } from '../../../../services/problems.ts'
import { renderPage } from '../../../render-page.ts'
import { findOwnMeeting } from '../../../signed-in/meeting-access.ts'
import type { Notice } from '../../../signed-in/settings-frame.tsx'
import { type Visit, visitOf } from '../../../signed-in/visit.ts'
import type { WebContext } from '../../../web-context.ts'
import {
  factsOfMeeting,
  type Inserted,
  insertedSnippet,
  snippetOptions,
} from '../../snippets/snippet-options.ts'
import { actorOf } from '../actor-of.ts'
import { type EditForm, editsOf, formOfMeeting, readEditForm } from './edit-form.ts'
import { EditPage } from './edit-page.tsx'

/** A request to edit a meeting. */
interface Editing {
  visit: Visit
  meeting: Meeting
}

async function editingOf(web: WebContext, req: Request, res: Response): Promise<Editing> {
  const visit = visitOf(web, req, res)
  return { visit, meeting: await findOwnMeeting(web, visit.user, String(req.params.id)) }
}

interface Shown {
  form: EditForm
  notice?: Notice | undefined
  problem?: Problem | undefined
}

async function show(
  web: WebContext,
  res: Response,
  { visit, meeting, form, notice, problem }: Editing & Shown,
) {
  const { user } = visit
  const source = meeting.source === 'record' ? 'record' : 'page'
  const [calls, { meetingTypes }, snippets] = await Promise.all([
    callChoices(web, { hostIds: [meeting.host.id], source }),
    web.crmChoices(user.workspaceId),
    snippetOptions(web, { user, facts: factsOfMeeting(meeting, form.title) }),
  ])
  const errors = problem?.facts.errors ?? []
  const faults = new Map(errors.map(({ path, maximum }) => [path.split('.')[0] ?? path, maximum]))
  renderPage(
    res,
    <EditPage
      {...{ visit, meeting, form, faults, meetingTypes, snippets, calls, notice }}
      now={web.clock()}
    />,
    { status: problem?.facts.status ?? 200 },
  )
}

function insertedNotice({ locale }: Visit, { missing }: Inserted): Notice {
  const { editor } = messagesIn(locale, 'content')
  return missing.length === 0
    ? { kind: 'good', text: editor.inserted }
    : { kind: 'bad', text: editor.missing({ names: missing.join(', ') }) }
}

/**
 * Shows the form again with the typed values and the problem. After a concurrent change, saving again is intended.
 */
async function showProblem(
  web: WebContext,
  res: Response,
  { problem, form, ...editing }: Editing & { form: EditForm; problem: Problem },
) {
  const copy = messagesIn(editing.visit.locale, 'content')
  const isOld = problem.code === 'already-moved'
  const notice = { kind: 'bad' as const, text: isOld ? copy.changedMeanwhile : copy.check }
  const revision = isOld ? String(editing.meeting.revision) : form.revision
  await show(web, res, { ...editing, form: { ...form, revision }, notice, problem })
}

async function save(web: WebContext, req: Request, res: Response) {
  const editing = await editingOf(web, req, res)
  const { visit, meeting } = editing
  const { user } = visit
  const form = readEditForm(req.body, meeting)
  const facts = factsOfMeeting(meeting, form.title)
  const inserted = await insertedSnippet(web, { user, facts, body: req.body })
  if (inserted)
    return show(web, res, {
      ...editing,
      form: { ...form, [inserted.field]: inserted.text },
      notice: insertedNotice(visit, inserted),
    })
  const { workspaceId, id: meetingId } = meeting
  const actor = actorOf(user)
  const edits = editsOf(form, meeting)
  try {
    const command = { workspaceId, meetingId, actor, edits, revision: Number(form.revision) }
    await editMeeting(web, command)
  } catch (error) {
    if (!isProblem(error, 'invalid-input', 'already-moved')) throw error
    return showProblem(web, res, { ...editing, form, problem: error })
  }
  res.redirect(303, `/settings/meetings/${meetingId}?done=saved`)
}

/** /settings/meetings/:id/edit */
export function editRouter(web: WebContext): Router {
  const router = Router()
  const path = '/settings/meetings/:id/edit'
  router.get(path, async (req, res) => {
    const editing = await editingOf(web, req, res)
    await show(web, res, { ...editing, form: formOfMeeting(editing.meeting) })
  })
  router.post(path, (req, res) => save(web, req, res))
  return router
}
