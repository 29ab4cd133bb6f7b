import type { Knex } from 'knex'
import { inviting } from '../../calendars/calendar-provider.ts'
import type { Meeting } from '../../model/entities.ts'
import { type HostCalendar, listHostCalendars } from '../../store/calendars/default-calendar.ts'
import { findInvitation, type InvitationOwner } from '../../store/deliveries/deliveries.ts'

/**
 * Who sends a meeting's invitation, its changes and its cancellation: our mail, or the host's calendar. Whoever
 * sent the first one stays it for the meeting's life, whatever is connected since; two would stand in a guest's
 * calendar beside each other.
 *
 * @param known the hosts' calendars, where somebody has read them already
 */
export async function invitationOwner(
  db: Knex,
  meeting: Pick<Meeting, 'id' | 'host' | 'sequence'>,
  known?: readonly HostCalendar[],
): Promise<InvitationOwner> {
  const calendars = known ?? (await listHostCalendars(db, meeting.id))
  const own = calendars.find(({ userId }) => userId === meeting.host.id)
  const invites = own?.isReached && inviting.has(own.provider)
  // Nothing of it was ever changed, and only our mail could have told of it.
  if (!invites && meeting.sequence === 0) return 'mail'
  return (await findInvitation(db, meeting.id)) ?? (invites ? 'calendar' : 'mail')
}
