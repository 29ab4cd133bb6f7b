import type { Actor, Meeting, MeetingEvent } from '../model/entities.ts'
import type { NotifiedRole } from '../services/meetings/notification-table.ts'
import { emailKey } from '../text/email-address.ts'

interface Invited {
  role: NotifiedRole
  email: string
}

/** The change that added this person to the meeting. */
function invitingChange(events: readonly MeetingEvent[], { role, email }: Invited) {
  const added = events.findLast(({ guestsAdded = [] }) =>
    guestsAdded.some(guest => emailKey(guest.email) === emailKey(email)),
  )
  const booked = events.find(({ kind }) => kind === 'booked')
  return role === 'invitee' ? booked : (added ?? booked)
}

/** The reader made the change: the invitee who booked, or a colleague who added themselves. */
function isReader(meeting: Meeting, actor: Actor, { role, email }: Invited): boolean {
  if (actor.kind === 'invitee') return role === 'invitee'
  const { organizer } = meeting
  const isOrganizer = actor.kind === 'user' && actor.userId === organizer.id
  return isOrganizer && emailKey(organizer.email) === emailKey(email)
}

/**
 * Who invited a reader on the invitee's side. Undefined if they booked themselves, or if a program booked and
 * the person behind it is unknown. If the meeting was made in the CRM, its host is the inviter.
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
