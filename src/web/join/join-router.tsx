import { type Request, type Response, Router } from 'express'
import { messagesIn } from '../../i18n/messages.ts'
import { titleForGuests } from '../../i18n/title-for-guests.ts'
import { callUrl } from '../../model/call-url.ts'
import { callerOf } from '../../model/caller-of.ts'
import type { Meeting } from '../../model/entities.ts'
import { isHostSecret } from '../../services/booking/email-proof.ts'
import { readJoinToken } from '../../services/join-token.ts'
import { getMeeting } from '../../services/meetings/find-meeting.ts'
import { findUserById } from '../../services/people/users.ts'
import { meetingCanceled } from '../../services/problems.ts'
import { withoutHost } from '../manage/shown-with.ts'
import { renderPage } from '../render-page.ts'
import { PublicFrame } from '../views/public-frame.tsx'
import { sayMeetingPlace } from '../views/say-place.ts'
import type { WebContext } from '../web-context.ts'

/** The invitee's phone number is not shown, since the link may have been forwarded. */
function placeForAnybody(meeting: Meeting): string {
  const { location, locale } = meeting
  const copy = messagesIn(locale, 'booking')
  const isHostCalling = location.kind === 'phone' && callerOf(meeting) === 'host'
  if (isHostCalling) return copy.hostCalls({ host: meeting.host.name })
  const place = sayMeetingPlace(meeting, { locale, reader: 'invitee' })
  return ['video', 'phone'].includes(location.kind) ? place : copy.whereToBe({ place })
}

async function isColleague(web: WebContext, req: Request, { workspaceId }: Meeting) {
  const { userId } = req.session
  const user = userId ? await findUserById(web, userId) : undefined
  return user?.workspaceId === workspaceId
}

/** The meeting as this link and its reader may see it. Throws `meeting-not-found`. */
async function meetingFor(web: WebContext, req: Request): Promise<Meeting> {
  const { id: workspaceId } = await web.workspaceOf(req)
  const { meetingId, isSigned } = readJoinToken(web.cipher, String(req.params.token))
  const meeting = await getMeeting(web, { workspaceId, meetingId })
  if (isSigned || !(await isHostSecret(web, meeting))) return meeting
  return (await isColleague(web, req, meeting)) ? meeting : withoutHost(meeting)
}

async function join(web: WebContext, req: Request, res: Response) {
  const meeting = await meetingFor(web, req)
  if (meeting.status === 'canceled') throw meetingCanceled()
  const { locale } = meeting
  const call = callUrl(meeting)
  if (call?.startsWith('https://')) return res.redirect(302, call)
  const copy = messagesIn(locale, 'booking')
  // The link proves nothing more than knowledge of the meeting's id, so the page does not name the host.
  const name = copy.yourHost.replace(/^./u, letter => letter.toLocaleUpperCase(locale))
  const host = { ...meeting.host, name }
  const title = titleForGuests({ ...meeting, host })
  const where = placeForAnybody({ ...meeting, host })
  renderPage(
    res,
    <PublicFrame locale={locale} title={title} width="narrow">
      <h1>{title}</h1>
      <p>{where}</p>
    </PublicFrame>,
  )
}

/**
 * /join/:token: redirects to the meeting's place, so that emails need not wait for a video link. Old, unsigned
 * links contain only the meeting's id. They do not redirect to a call if the host is confidential.
 */
export function joinRouter(web: WebContext): Router {
  const router = Router()
  router.get('/join/:token', (req, res) => join(web, req, res))
  return router
}
