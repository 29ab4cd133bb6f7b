import type { Attendee, Meeting, MeetingEvent, MeetingPart } from '../scheduling/entities.ts'
import { emailKey } from '../text/email-address.ts'
import type { Handover, MeetingNews } from './templates/meeting-letter.ts'

type Named = Pick<Attendee, 'email' | 'name'>

/** What there is to tell, from what is true now and what was told last. */
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

/** What was edited since a target was told last. Addresses in lower case. */
export interface EditsSince {
  changed: ReadonlySet<MeetingPart>
  added: ReadonlySet<string>
  removed: readonly Named[]
  /** From whom to whom it went, all in all; undefined where it is whose it was. */
  handover: Handover | undefined
}

/** Who came and left again, or left and came back, is neither. */
export function editsSince(
  events: readonly MeetingEvent[],
  deliveredRevision: number | undefined,
): EditsSince {
  const added = new Set<string>()
  const removed = new Map<string, Named>()
  const told = deliveredRevision ?? Number.POSITIVE_INFINITY
  const later = events.filter(({ sequence = 0 }) => sequence > told)
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
  return { before, after: last.hostAfter, by: last.actor.name }
}

const keyOf = ({ email }: Named) => emailKey(email)

const told: readonly MeetingPart[] = ['title', 'description', 'location']

/**
 * What one of them is told: who came to it since is invited; an edit is told by mail only where no calendar shows it,
 * and not where only other guests came or left.
 */
export function newsFor(
  { to, hasEvent }: { to: Named; hasEvent: boolean },
  { news, edits }: { news: MeetingNews; edits: EditsSince },
): MeetingNews | undefined {
  if (edits.added.has(keyOf(to))) return news === 'canceled' ? undefined : 'booked'
  const { handover } = edits
  if (handover && news !== 'canceled' && keyOf(to) === keyOf(handover.after)) return 'taken-over'
  if (news !== 'updated') return news
  if (handover) return 'new-host'
  return !hasEvent && told.some(part => edits.changed.has(part)) ? 'updated' : undefined
}
