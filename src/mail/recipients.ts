import type { HostName, Meeting, User } from '../scheduling/entities.ts'
import { invitationOwner } from '../services/invitation-owner.ts'
import { listHostCalendars } from '../store/default-calendar.ts'
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

async function readerOf({ context }: MailParts, host: HostName): Promise<Reader> {
  const user: User | undefined = await findUserById(context.db, host.id)
  return { locale: user?.locale ?? 'en', timeZone: host.timeZone }
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
    const toHost = async (host: HostName): Promise<Recipient> => ({
      to: host,
      reader: await readerOf(parts, host),
      side: 'host',
      mayManage: false,
      hasEvent: showing.has(host.id),
    })
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
