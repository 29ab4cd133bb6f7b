import type { Knex } from 'knex'
import { inviting } from '../calendars/calendar-provider.ts'
import type { Meeting } from '../scheduling/entities.ts'
import { listHostCalendars } from '../store/calendars.ts'
import { findInvitation, type InvitationOwner } from '../store/deliveries.ts'

/**
 * Who sends a meeting's invitation, its changes and its cancellation: our mail, or the host's calendar. Whoever
 * sent the first one stays it for the meeting's life, whatever is connected since; two would stand in a guest's
 * calendar beside each other.
 */
export async function invitationOwner(
  db: Knex,
  meeting: Pick<Meeting, 'id' | 'host'>,
): Promise<InvitationOwner> {
  const first = await findInvitation(db, meeting.id)
  if (first) return first
  const calendars = await listHostCalendars(db, meeting.id)
  const own = calendars.find(({ userId }) => userId === meeting.host.id)
  return own?.isReached && inviting.has(own.provider) ? 'calendar' : 'mail'
}
