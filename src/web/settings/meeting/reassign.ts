import type { Meeting } from '../../../model/entities.ts'
import { isEntityId } from '../../../model/entity-id.ts'
import { canReschedule } from '../../../model/meeting-status.ts'
import { findNewHost } from '../../../services/booking/check-new-host.ts'
import { listUsers } from '../../../services/people/users.ts'
import { emailKey } from '../../../text/email-address.ts'
import type { WebContext } from '../../web-context.ts'
import type { Reassigning } from './reassigning.ts'

/**
 * Undefined if the meeting cannot be reassigned: it has ended, was canceled or comes from a calendar, or there is
 * no colleague.
 *
 * @param wanted the new host in the query or the form
 * @param reason as typed
 * @param phone as typed
 */
export async function reassigningOf(
  web: WebContext,
  meeting: Meeting,
  { wanted, reason = '', phone = '' }: { wanted: unknown; reason?: string; phone?: string },
): Promise<Reassigning | undefined> {
  if (meeting.source === 'calendar' || !canReschedule(meeting, web.clock()).allowed) return
  const users = await listUsers(web, meeting)
  const colleagues = users.filter(
    ({ id, email }) =>
      id !== meeting.host.id && emailKey(email) !== emailKey(meeting.invitee.email),
  )
  if (colleagues.length === 0) return
  const hostId = typeof wanted === 'string' && isEntityId(wanted) ? wanted : undefined
  const isKnown = colleagues.some(({ id }) => id === hostId)
  const chosen = hostId && isKnown ? await findNewHost(web, { meeting, hostId }) : undefined
  return { colleagues, chosen, reason, phone }
}
