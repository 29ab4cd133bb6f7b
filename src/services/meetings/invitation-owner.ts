import type { Knex } from 'knex'
import { inviting } from '../../calendars/calendar-provider.ts'
import type { Meeting } from '../../model/entities.ts'
import { type HostCalendar, listHostCalendars } from '../../store/calendars/default-calendar.ts'
import { findInvitation, type InvitationOwner } from '../../store/deliveries/deliveries.ts'

/**
 * Which channel sends a meeting's invitation, changes and cancellation: our email, or the host's calendar. The
 * channel of the first invitation stays for the meeting's whole life, even if others are connected: two
 * invitations would be two events in a guest's calendar.
 *
 * @param known the hosts' calendars, if they were read already
 */
export async function invitationOwner(
  db: Knex,
  meeting: Pick<Meeting, 'id' | 'host' | 'sequence'>,
  known?: readonly HostCalendar[],
): Promise<InvitationOwner> {
  const calendars = known ?? (await listHostCalendars(db, meeting.id))
  const own = calendars.find(({ userId }) => userId === meeting.host.id)
  const invites = own?.isReached && inviting.has(own.provider)
  // Without such a calendar and without earlier changes, only our email can have invited.
  if (!invites && meeting.sequence === 0) return 'mail'
  return (await findInvitation(db, meeting.id)) ?? (invites ? 'calendar' : 'mail')
}
