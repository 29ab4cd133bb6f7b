import type { Attendee, Meeting, MeetingEvent, MeetingPart } from '../scheduling/entities.ts'
import type { MeetingNews } from './templates/meeting-letter.ts'

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
  return { changed, added, removed: [...removed.values()] }
}

const keyOf = ({ email }: Named) => email.toLowerCase()

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
  if (news !== 'updated') return news
  return !hasEvent && told.some(part => edits.changed.has(part)) ? 'updated' : undefined
}
