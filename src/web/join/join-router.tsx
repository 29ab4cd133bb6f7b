import { type Request, type Response, Router } from 'express'
import { bookingWords } from '../../i18n/booking/booking-words.ts'
import { fill } from '../../i18n/fill.ts'
import { titleForGuests } from '../../i18n/schedule/title-for-guests.ts'
import { callUrl } from '../../model/call-url.ts'
import { callerOf } from '../../model/caller-of.ts'
import type { Meeting } from '../../model/entities.ts'
import { getMeeting } from '../../services/meetings/find-meeting.ts'
import { meetingCanceled } from '../../services/problems.ts'
import type { PageContext } from '../page-context.ts'
import { renderPage } from '../render-page.ts'
import { meetingPlaceWords } from '../views/place-words.ts'
import { PublicFrame } from '../views/public-frame.tsx'

/** The invitee's number is not for whoever has the link. */
function placeForAnybody(meeting: Meeting): string {
  const { location, locale } = meeting
  const words = bookingWords(locale)
  const isHostCalling = location.kind === 'phone' && callerOf(meeting) === 'host'
  if (isHostCalling) return fill(words.hostCalls, { host: meeting.host.name })
  const place = meetingPlaceWords(meeting, { locale, reader: 'invitee' })
  return ['video', 'phone'].includes(location.kind) ? place : fill(words.whereToBe, { place })
}

async function join(context: PageContext, req: Request, res: Response) {
  const { id: workspaceId } = await context.workspaceOf(req)
  const meeting = await getMeeting(context, { workspaceId, meetingId: String(req.params.id) })
  if (meeting.status === 'canceled') throw meetingCanceled()
  const { locale } = meeting
  const call = callUrl(meeting)
  if (call?.startsWith('https://')) return res.redirect(302, call)
  const words = bookingWords(locale)
  // Whoever knows the meeting's id may be here: the page names no host.
  const name = words.yourHost.replace(/^./u, letter => letter.toLocaleUpperCase(locale))
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

/** /join/:id: on to wherever the meeting is, so that mails never wait for a video link. */
export function joinRouter(context: PageContext): Router {
  const router = Router()
  router.get('/join/:id', (req, res) => join(context, req, res))
  return router
}
