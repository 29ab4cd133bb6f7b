import { type Request, type Response, Router } from 'express'
import type { Meeting } from '../../../model/entities.ts'
import { ProviderError } from '../../../providers/provider-error.ts'
import { findEventUrl } from '../../../services/calendars/find-event-url.ts'
import { findCrmRefs } from '../../../services/crm/find-crm-refs.ts'
import { withinPatience } from '../../../services/with-timeout.ts'
import { findOwnMeeting } from '../../signed-in/meeting-access.ts'
import { visitOf } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'
import { webAddress } from '../deliveries/held-links.ts'

/*
 * Links in emails and messages to a meeting's objects in other systems. They are sent before these objects exist,
 * so they lead here first.
 */

/** A guest who booked a moment ago may already be in the CRM. */
async function findContactUrl(web: WebContext, { workspaceId, invitee }: Meeting) {
  try {
    const crm = await web.crmFor(workspaceId)
    return (await withinPatience(crm.findContactByEmail(invitee.email)))?.url
  } catch (error) {
    if (error instanceof ProviderError) return undefined
    throw error
  }
}

async function openContact(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, user, String(req.params.id))
  const held = webAddress((await findCrmRefs(web, meeting.id))?.contactUrl)
  const address = held ?? webAddress(await findContactUrl(web, meeting))
  res.redirect(302, address ?? `/settings/meetings/${meeting.id}`)
}

/** Opens the event in the reader's own calendar, since other people's do not open for them. */
async function openEvent(web: WebContext, req: Request, res: Response) {
  const { user } = visitOf(web, req, res)
  const meeting = await findOwnMeeting(web, user, String(req.params.id))
  const { id: userId } = user
  const address = webAddress(await findEventUrl(web, { meetingId: meeting.id, userId }))
  res.redirect(302, address ?? `/settings/meetings/${meeting.id}`)
}

/** /settings/meetings/:id/contact and …/event */
export function elsewhereRouter(web: WebContext): Router {
  const router = Router()
  router.get('/settings/meetings/:id/contact', (req, res) => openContact(web, req, res))
  router.get('/settings/meetings/:id/event', (req, res) => openEvent(web, req, res))
  return router
}
