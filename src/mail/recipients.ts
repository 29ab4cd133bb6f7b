import type { TargetOf } from '../model/delivery-target.ts'
import type { FormerHost, HostName, Meeting } from '../model/entities.ts'
import { invitationOwner } from '../services/meetings/invitation-owner.ts'
import type { NotifiedRole } from '../services/meetings/notification-table.ts'
import { setterOf } from '../services/meetings/setter-of.ts'
import { listHostCalendars } from '../store/calendars/default-calendar.ts'
import { listShownRevisions } from '../store/deliveries/deliveries.ts'
import { findUserById } from '../store/people/users.ts'
import { emailKey } from '../text/email-address.ts'
import type { MailParts } from './mail-parts.ts'
import type { Mailbox } from './mailer.ts'
import type { leftSince } from './meeting-news.ts'
import type { Reader } from './templates/meeting-facts.ts'

export interface Recipient {
  to: Mailbox
  /** Of users; undefined for the invitee and guests. */
  userId: string | undefined
  reader: Reader
  role: NotifiedRole
  /** Their calendar shows the meeting already, or its host's calendar invites them. */
  hasEvent: boolean
}

interface Asked {
  audience: TargetOf<'meeting-mail'>['audience']
  meeting: Meeting
  events: Parameters<typeof setterOf>[1]
  /** People who left since they were last notified. */
  left: ReturnType<typeof leftSince>
}

async function userRecipient(
  { context }: MailParts,
  person: { user: FormerHost; role: NotifiedRole; hasEvent: boolean },
): Promise<Recipient> {
  const { user: to, ...rest } = person
  const user = await findUserById(context.db, to.id)
  const reader = { locale: user?.locale ?? 'en', timeZone: user?.timeZone ?? 'UTC' } as const
  return { ...rest, to, userId: to.id, reader }
}

/** The person who scheduled it for a colleague. If they are invited too, they get only the invitation. */
function organizerOf({ meeting, events }: Asked): HostName | undefined {
  const setter = setterOf(meeting, events)
  const invited = [meeting.invitee, ...meeting.guests].map(({ email }) => emailKey(email))
  return setter && !invited.includes(emailKey(setter.email)) ? setter : undefined
}

/** Hosts, the person who scheduled it for them, and former hosts. */
async function hostSide(parts: MailParts, asked: Asked): Promise<Recipient[]> {
  const { meeting, left } = asked
  const calendars = await listHostCalendars(parts.context.db, meeting.id)
  const reached = calendars.filter(({ isReached }) => isReached)
  const showing = new Set(reached.map(({ userId }) => userId))
  const delivered = await listShownRevisions(parts.context.db, { meetingId: meeting.id })
  const organizer = organizerOf(asked)
  const people: Parameters<typeof userRecipient>[1][] = meeting.hosts.map(user => ({
    user,
    role: 'host',
    hasEvent: showing.has(user.id),
  }))
  if (organizer) people.push({ user: organizer, role: 'organizer', hasEvent: false })
  for (const user of left.hosts) {
    const hasEvent = delivered.of({ kind: 'calendar', userId: user.id }) !== undefined
    people.push({ user, role: 'former-host', hasEvent })
  }
  return Promise.all(people.map(person => userRecipient(parts, person)))
}

/** The recipients of one of the three emails about a meeting, with role, language and time zone. */
export async function recipientsOf(parts: MailParts, asked: Asked): Promise<Recipient[]> {
  const { audience, meeting, left } = asked
  if (audience === 'host') return hostSide(parts, asked)
  const { locale, timeZone, invitee, guests } = meeting
  const hasEvent = (await invitationOwner(parts.context.db, meeting)) === 'calendar'
  const invited = (to: Mailbox, role: NotifiedRole): Recipient => ({
    to,
    userId: undefined,
    reader: { locale, timeZone },
    role,
    hasEvent,
  })
  if (audience === 'invitee') return [invited(invitee, 'invitee')]
  // A guest who became a host got the invitation of hosts: a cancellation would remove it from their calendar.
  const hostKeys = meeting.hosts.map(({ email }) => emailKey(email))
  const leaving = left.guests.filter(({ email }) => !hostKeys.includes(emailKey(email)))
  return [
    ...guests.map(guest => invited(guest, 'guest')),
    ...leaving.map(guest => invited(guest, 'former-guest')),
  ]
}
