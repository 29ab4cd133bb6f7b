import type { FormerHost, HostName, Meeting } from '../scheduling/entities.ts'
import { invitationOwner } from '../services/invitation-owner.ts'
import { listHostCalendars } from '../store/default-calendar.ts'
import { listDeliveredRevisions } from '../store/deliveries.ts'
import { findUserById } from '../store/users.ts'
import type { MailParts } from './mail-parts.ts'
import type { Mailbox } from './mailer.ts'
import type { Reader } from './templates/meeting-facts.ts'

export interface Recipient {
  to: Mailbox
  reader: Reader
  side: 'invitee' | 'host'
  mayManage: boolean
  /** Their calendar shows the meeting already, or its host's calendar invites them. */
  hasEvent: boolean
}

async function hostRecipient(
  { context }: MailParts,
  { host, hasEvent }: { host: FormerHost; hasEvent: boolean },
): Promise<Recipient> {
  const user = await findUserById(context.db, host.id)
  const reader = { locale: user?.locale ?? 'en', timeZone: user?.timeZone ?? 'UTC' } as const
  return { to: host, reader, side: 'host', mayManage: false, hasEvent }
}

/** Who held the meeting until it was given to another. */
export async function formerHostOf(
  parts: MailParts,
  { meeting, host }: { meeting: Meeting; host: FormerHost },
): Promise<Recipient> {
  const delivered = await listDeliveredRevisions(parts.context.db, meeting.id)
  return hostRecipient(parts, { host, hasEvent: delivered.has(`calendar:${host.id}`) })
}

/** Who reads `mail:invitee`, `mail:guest` or `mail:host`, and in which language and zone. */
export async function recipientsOf(
  parts: MailParts,
  target: string,
  meeting: Meeting,
): Promise<Recipient[]> {
  const { locale, timeZone, invitee, guests, hosts, organizer } = meeting
  const calendars = await listHostCalendars(parts.context.db, meeting.id)
  const reached = calendars.filter(({ isReached }) => isReached)
  const showing = new Set(reached.map(({ userId }) => userId))
  if (target === 'mail:host') {
    const people = new Map([...hosts, organizer].map(person => [person.id, person]))
    const toHost = (host: HostName) =>
      hostRecipient(parts, { host, hasEvent: showing.has(host.id) })
    return Promise.all([...people.values()].map(toHost))
  }
  const reader = { locale, timeZone }
  const owner = await invitationOwner(parts.context.db, meeting, calendars)
  const hasEvent = owner === 'calendar'
  if (target === 'mail:guest')
    return guests.map(guest => ({
      to: guest,
      reader,
      side: 'invitee',
      mayManage: false,
      hasEvent,
    }))
  return [{ to: invitee, reader, side: 'invitee', mayManage: true, hasEvent }]
}
