import { type Request, type Response, Router } from 'express'
import { reassignMeeting } from '../../../services/booking/reassign-meeting.ts'
import { sendInvitation } from '../../../services/meetings/send-invitation.ts'
import { isProblem } from '../../../services/problems.ts'
import { textFields } from '../../form-fields.ts'
import { findOwnMeeting } from '../../signed-in/meeting-access.ts'
import { isAdmin, visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { actorOf } from './actor-of.ts'
import { showTooLong } from './show-meeting.tsx'

async function commandOf(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, user, String(req.params.id))
  const { workspaceId, id: meetingId } = meeting
  return { user, command: { workspaceId, meetingId, actor: actorOf(user) } }
}

/** A host who reassigned their meeting no longer sees it, unless they organized it or are an admin. */
async function reassign(web: WebContext, req: Request, res: Response) {
  const { user, command } = await commandOf(web, req, res)
  const { host: hostId = '', reason = '', phone = '', revision = '' } = textFields(req.body)
  const address = `/settings/meetings/${command.meetingId}`
  try {
    const { hosts, organizer } = await reassignMeeting(web, {
      ...command,
      hostId,
      reason: reason.trim() || undefined,
      phone: phone.trim() || undefined,
      revision: revision === '' ? undefined : Number(revision),
    })
    const isTheirs = isAdmin(user) || [...hosts, organizer].some(({ id }) => id === user.id)
    res.redirect(303, isTheirs ? `${address}?done=reassigned` : '/settings')
  } catch (error) {
    const again = new URLSearchParams({
      reassign: hostId,
      ...(reason ? { reason } : {}),
      ...(phone ? { phone } : {}),
    })
    if (isProblem(error, 'host-busy')) return res.redirect(303, `${address}?${again}#reassign`)
    if (isProblem(error, 'already-moved'))
      return res.redirect(303, `${address}?done=changed&${again}#reassign`)
    await showTooLong(web, { req, res }, { form: 'reassign', error })
  }
}

async function invite(web: WebContext, req: Request, res: Response) {
  const { command } = await commandOf(web, req, res)
  await sendInvitation(web, command)
  res.redirect(303, `/settings/meetings/${command.meetingId}?done=invited`)
}

/** Host and invitation of a meeting, as its page changes them. */
export function hostingRouter(web: WebContext): Router {
  const router = Router()
  router.post('/settings/meetings/:id/reassign', (req, res) => reassign(web, req, res))
  router.post('/settings/meetings/:id/invite', (req, res) => invite(web, req, res))
  return router
}
