import { type Request, type Response, Router, urlencoded } from 'express'
import type { Meeting } from '../../model/entities.ts'
import { canCancel } from '../../model/meeting-status.ts'
import { meetingUrl } from '../../services/links.ts'
import { getMeeting } from '../../services/meetings/find-meeting.ts'
import { sendChangeLink } from '../../services/meetings/send-change-link.ts'
import { findUserById } from '../../services/people/users.ts'
import { formExpired } from '../../services/problems.ts'
import { makeFormKey, readFormKey } from '../booking/form-key.ts'
import { clientNetwork } from '../client-network.ts'
import { textFields } from '../form-fields.ts'
import { renderPage } from '../render-page.ts'
import { queryOf } from '../request-target.ts'
import type { WebContext } from '../web-context.ts'
import { ChangeLinkPage } from './change-link-page.tsx'

async function meetingOf(web: WebContext, req: Request): Promise<Meeting> {
  const { id: workspaceId } = await web.workspaceOf(req)
  return getMeeting(web, { workspaceId, meetingId: String(req.params.id) })
}

const steps: ReadonlyMap<string | null, string> = new Map([
  ['move', '/reschedule'],
  ['cancel', '/cancel'],
])

/** The page on which a signed-in host changes the meeting; undefined for other people. */
async function ownPath(web: WebContext, req: Request, meeting: Meeting) {
  const { userId } = req.session
  const user = userId ? await findUserById(web, userId) : undefined
  if (user?.workspaceId !== meeting.workspaceId) return undefined
  return `/settings/meetings/${meeting.id}${steps.get(queryOf(req).get('step')) ?? ''}`
}

async function open(web: WebContext, req: Request, res: Response) {
  const meeting = await meetingOf(web, req)
  const own = await ownPath(web, req, meeting)
  if (own) return res.redirect(303, own)
  renderPage(
    res,
    <ChangeLinkPage
      meeting={meeting}
      formKey={makeFormKey(web, `change:${meeting.id}`)}
      hostUrl={meetingUrl(web, meeting.id)}
      isOver={!canCancel(meeting, web.clock()).allowed}
      isSent={queryOf(req).get('done') === 'sent'}
    />,
  )
}

async function send(web: WebContext, req: Request, res: Response) {
  const meeting = await meetingOf(web, req)
  await web.limits.change(req, meeting.id)
  const { key } = textFields(req.body)
  if (readFormKey(web, `change:${meeting.id}`, key) === undefined) throw formExpired()
  await sendChangeLink(web, { meeting, client: clientNetwork(req) })
  res.redirect(303, `/change/${meeting.id}?done=sent`)
}

/**
 * /change/:id: the link in events of shared calendars. Hosts, guests and the invitee can all see it there, so it
 * acts for nobody. It leads hosts to their own page, and emails the invitee their personal links.
 */
export function changeLinkRouter(web: WebContext): Router {
  const router = Router()
  router.get('/change/:id', (req, res) => open(web, req, res))
  router.post('/change/:id', urlencoded({ extended: false, limit: '16kb' }), (req, res) =>
    send(web, req, res),
  )
  return router
}
