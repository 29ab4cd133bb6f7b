import type { Actor, Meeting, MeetingEvent } from '../model/entities.ts'
import type { NotifiedRole } from '../services/meetings/notification-table.ts'
import { emailKey } from '../text/email-address.ts'

interface Invited {
  role: NotifiedRole
  email: string
}

/** The change that brought this person to the meeting. */
function invitingChange(events: readonly MeetingEvent[], { role, email }: Invited) {
  const added = events.findLast(({ guestsAdded = [] }) =>
    guestsAdded.some(guest => emailKey(guest.email) === emailKey(email)),
  )
  const booked = events.find(({ kind }) => kind === 'booked')
  return role === 'invitee' ? booked : (added ?? booked)
}

/** Who acted is the reader: the invitee who booked, or a colleague who invited themselves too. */
function isReader(meeting: Meeting, actor: Actor, { role, email }: Invited): boolean {
  if (actor.kind === 'invitee') return role === 'invitee'
  const { organizer } = meeting
  const isOrganizer = actor.kind === 'user' && actor.userId === organizer.id
  return isOrganizer && emailKey(organizer.email) === emailKey(email)
}

/**
 * Who invited a reader on the invitee's side; undefined where they did it themselves, or a program booked and nobody
 * knows for whom. Where the CRM made the meeting, its host invites.
 *
 * @param events the meeting's history
 */
export function inviterOf(
  meeting: Meeting,
  events: readonly MeetingEvent[],
  invited: Invited,
): string | undefined {
  const { actor } = invitingChange(events, invited) ?? {}
  if (!actor || isReader(meeting, actor, invited)) return undefined
  if (actor.kind !== 'system') return actor.name
  const isAgreedByHost = meeting.source === 'record' || invited.role !== 'invitee'
  return isAgreedByHost ? meeting.host.name : undefined
}
