import type { TargetOf } from '../model/delivery-target.ts'
import type { Attendee, FormerHost, Meeting, MeetingEvent, MeetingPart } from '../model/entities.ts'
import {
  isMeetingNews,
  type MeetingNews,
  type NotificationCell,
  type NotifiedEvent,
  type NotifiedRole,
  notificationTable,
} from '../services/meetings/notification-table.ts'
import { emailKey } from '../text/email-address.ts'
import type { Handover } from './templates/meeting-email-input.ts'

type Named = Pick<Attendee, 'email' | 'name'>

/** Compares the present state with the last one that was sent. */
export function newsOf({
  meeting,
  deliveredRevision,
}: {
  meeting: Meeting
  deliveredRevision: number | undefined
}): MeetingNews | undefined {
  if (deliveredRevision === meeting.sequence) return undefined
  if (meeting.status === 'canceled') return 'canceled'
  if (deliveredRevision === undefined) return 'booked'
  return deliveredRevision < meeting.timeSequence ? 'moved' : 'updated'
}

/** Edits since a target was last notified. Addresses in lower case. */
export interface EditsSince {
  changed: ReadonlySet<MeetingPart>
  added: ReadonlySet<string>
  removed: readonly Named[]
  /** The first and the last host of all changes of host; undefined if they are the same. */
  handover: Handover | undefined
}

/** A guest who was added and removed again, or the reverse, is in neither list. */
function editsSince(
  events: readonly MeetingEvent[],
  deliveredRevision: number | undefined,
): EditsSince {
  const added = new Set<string>()
  const removed = new Map<string, Named>()
  const notified = deliveredRevision ?? Number.POSITIVE_INFINITY
  const later = events.filter(({ sequence = 0 }) => sequence > notified)
  for (const { guestsAdded = [], guestsRemoved = [] } of later) {
    for (const guest of guestsRemoved)
      if (!added.delete(keyOf(guest))) removed.set(keyOf(guest), guest)
    for (const guest of guestsAdded) if (!removed.delete(keyOf(guest))) added.add(keyOf(guest))
  }
  const changed = new Set(later.flatMap(event => event.changed ?? []))
  return { changed, added, removed: [...removed.values()], handover: handoverIn(later) }
}

function handoverIn(events: readonly MeetingEvent[]): Handover | undefined {
  const handed = events.filter(({ kind }) => kind === 'reassigned')
  const before = handed[0]?.hostBefore
  const last = handed.at(-1)
  if (!before || !last?.hostAfter || before.id === last.hostAfter.id) return undefined
  return { before, after: last.hostAfter, by: last.actor }
}

/** The later of two sequences that a person was notified of. */
const laterOf = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other)

/** A delivery about a meeting, with what was sent before. */
export interface NotifiedBefore {
  meeting: Meeting
  events: readonly MeetingEvent[]
  /** The revision that all recipients got. */
  deliveredRevision: number | undefined
  /** Later sequences that single recipients got, by `emailKey`. */
  notified: ReadonlyMap<string, number>
}

/** The changes since one person was last notified, which may be later than for others. */
export function newsSince(
  { meeting, events, deliveredRevision, notified }: NotifiedBefore,
  person: Pick<Named, 'email'>,
): { news: MeetingNews | undefined; edits: EditsSince } {
  const own = laterOf(notified.get(emailKey(person.email)), deliveredRevision)
  return { news: newsOf({ meeting, deliveredRevision: own }), edits: editsSince(events, own) }
}

/** Guests who were notified of the meeting and no longer attend. */
function uninvitedSince(before: NotifiedBefore): Named[] {
  const removed = new Map(
    before.events.flatMap(({ guestsRemoved = [] }) => guestsRemoved.map(one => [keyOf(one), one])),
  )
  return [...removed].flatMap(([key, guest]) => {
    const { edits } = newsSince(before, guest)
    return edits.removed.some(one => keyOf(one) === key) ? [guest] : []
  })
}

/** Hosts who were notified of the meeting and have given it away since. */
function handedOverSince(before: NotifiedBefore): FormerHost[] {
  const { events, meeting } = before
  const given = new Map(events.flatMap(({ hostBefore: host }) => (host ? [[host.id, host]] : [])))
  for (const { id } of meeting.hosts) given.delete(id)
  return [...given.values()].filter(
    host => newsSince(before, host).edits.handover?.before.id === host.id,
  )
}

const keyOf = ({ email }: Named) => emailKey(email)

const notified: readonly MeetingPart[] = ['title', 'description', 'location']

/** The person's role in the change: somebody who was added since the last notification is new. */
function roleSince({ role, to, userId }: Addressee, { added, handover }: EditsSince): NotifiedRole {
  if (role === 'guest' && added.has(keyOf(to))) return 'new-guest'
  return role === 'host' && userId === handover?.after.id ? 'new-host' : role
}

/** The row of the notification table for this person. Undefined: nothing concerns them. */
function eventFor(
  role: NotifiedRole,
  { news, edits }: { news: MeetingNews; edits: EditsSince },
): NotifiedEvent | undefined {
  if (role === 'former-guest') return 'guest-removed'
  if (news === 'canceled') return 'canceled'
  if (role === 'new-guest') return 'guest-added'
  if (role === 'new-host' || role === 'former-host') return 'reassigned'
  if (news === 'booked' || news === 'moved') return news
  if (edits.handover) return 'reassigned'
  return notified.some(part => edits.changed.has(part)) ? 'updated' : undefined
}

/** A recipient, with their role before the change. */
interface Addressee {
  to: Named
  /** Of users. */
  userId: string | undefined
  role: NotifiedRole
  /** Their calendar shows the meeting already, or its host's calendar invites them. */
  hasEvent: boolean
}

/** One person's email, their role in it, and the calendar part that it contains. */
export function noticeFor(
  addressee: Addressee,
  since: { news: MeetingNews; edits: EditsSince },
):
  | { role: NotifiedRole; news: MeetingNews; invitation: NotificationCell['invitation'] }
  | undefined {
  const { hasEvent } = addressee
  const role = roleSince(addressee, since.edits)
  const event = eventFor(role, since)
  const { email, emailOnly, invitation } = (event && notificationTable[event][role]) ?? {}
  if (email === undefined || !isMeetingNews(email)) return undefined
  if (emailOnly === 'own-invitation' && hasEvent) return undefined
  return { role, news: email, invitation: hasEvent ? undefined : invitation }
}

/** People who left the meeting since they were last notified, if this delivery is for them. */
export const leftSince = (
  before: NotifiedBefore,
  audience: TargetOf<'meeting-mail'>['audience'],
) => ({
  guests: audience === 'guest' ? uninvitedSince(before) : [],
  hosts: audience === 'host' ? handedOverSince(before) : [],
})
