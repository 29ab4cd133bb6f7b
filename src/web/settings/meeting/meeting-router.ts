import { type Request, type Response, Router } from 'express'
import { chooseDeal } from '../../../services/crm/choose-deal.ts'
import { resolveCrmConflict } from '../../../services/crm/crm-conflicts.ts'
import { recordOutcome, undoOutcome } from '../../../services/meetings/record-outcome.ts'
import { textFields } from '../../form-fields.ts'
import { findOwnMeeting } from '../../signed-in/meeting-access.ts'
import { visitOf } from '../../signed-in/visit.ts'
import { ownPath } from '../../signin/own-path.ts'
import type { WebContext } from '../../web-context.ts'
import { actorOf } from './actor-of.ts'
import { changeRouter } from './change/change-router.tsx'
import { elsewhereRouter } from './elsewhere-router.ts'
import { hostingRouter } from './hosting-router.ts'
import { proposeOtherTimes } from './propose-other-times.ts'
import { readProposedTimes } from './read-proposed-times.ts'
import { idOf, showMeeting, showTooLong } from './show-meeting.tsx'

/** A command by the signed-in user. */
async function commandOf(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, user, idOf(req))
  return {
    workspaceId: meeting.workspaceId,
    meetingId: meeting.id,
    actor: actorOf(user),
  }
}

async function writeOutcome(web: WebContext, req: Request, res: Response) {
  const command = await commandOf(web, req, res)
  const { outcome = '', notes, back } = textFields(req.body)
  try {
    await recordOutcome(web, { ...command, outcome, notes: notes?.trim() })
  } catch (error) {
    return showTooLong(web, { req, res }, { form: 'outcome', error })
  }
  res.redirect(
    303,
    ownPath(back, web.publicUrl) ?? `/settings/meetings/${command.meetingId}?done=saved`,
  )
}

async function propose(web: WebContext, req: Request, res: Response) {
  const visit = visitOf(web, req, res)
  const { user, copy } = visit
  const meeting = await findOwnMeeting(web, user, idOf(req))
  const read = await readProposedTimes(web, { visit, meeting, body: req.body })
  const slots = [...read.ticked, ...read.own]
  const fault = read.fault ?? (slots.length === 0 ? copy.meeting.proposeChoose : undefined)
  const fields = textFields(req.body)
  if (fault !== undefined) {
    const proposed = { ...read, fault }
    return showMeeting(web, { req, res }, { form: 'proposal', fields, proposed, fault: undefined })
  }
  try {
    await proposeOtherTimes(web, { meeting, user, slots, message: fields.message?.trim() })
  } catch (error) {
    return showTooLong(web, { req, res }, { form: 'proposal', error, proposed: read })
  }
  res.redirect(303, `/settings/meetings/${meeting.id}?done=proposed`)
}

async function choose(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const { workspaceId, id: meetingId } = await findOwnMeeting(web, user, idOf(req))
  const { deal } = textFields(req.body)
  await chooseDeal(web, { workspaceId, meetingId, user, dealId: deal || undefined })
  res.redirect(303, `/settings/meetings/${meetingId}?done=saved`)
}

async function resolve(web: WebContext, req: Request, res: Response) {
  const command = await commandOf(web, req, res)
  const { field = '', keep = '' } = textFields(req.body)
  await resolveCrmConflict(web, { ...command, field, keep })
  res.redirect(303, `/settings/meetings/${command.meetingId}?done=chosen`)
}

async function undo(web: WebContext, req: Request, res: Response) {
  const command = await commandOf(web, req, res)
  await undoOutcome(web, command)
  res.redirect(303, `/settings/meetings/${command.meetingId}?done=saved`)
}

/** /settings/meetings/:id: everything about one meeting, and its outcome. */
export function meetingRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/meetings/:id', (req, res) => showMeeting(web, { req, res }))
  router.post('/settings/meetings/:id/outcome', (req, res) => writeOutcome(web, req, res))
  router.post('/settings/meetings/:id/offer', (req, res) => propose(web, req, res))
  router.post('/settings/meetings/:id/deal', (req, res) => choose(web, req, res))
  router.post('/settings/meetings/:id/conflict', (req, res) => resolve(web, req, res))
  router.post('/settings/meetings/:id/undo', (req, res) => undo(web, req, res))
  router.use(hostingRouter(web), changeRouter(web), elsewhereRouter(web))
  return router
}
