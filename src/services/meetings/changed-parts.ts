import { isDeepStrictEqual } from 'node:util'
import type { Attendee, Meeting, MeetingEvent, MeetingPart } from '../../model/entities.ts'
import type { ChangeReach, MeetingChanges } from '../../store/meetings/update-meeting.ts'
import { emailKey } from '../../text/email-address.ts'

/** Parts that attendees are notified of; reminders, types and notes are internal. */
export const seenByAttendees: readonly MeetingPart[] = [
  'title',
  'description',
  'location',
  'guests',
  'invitation',
]

const compared = [
  'title',
  'description',
  'location',
  'guests',
  'internalNote',
  'meetingType',
  'associations',
  'reminders',
] as const

type Guest = Pick<Attendee, 'email' | 'name'>

const lower = ({ email }: Guest) => emailKey(email)
const addressesOf = (guests: readonly Guest[]) => guests.map(lower).sort()

/** Removes undefined values; the database may return keys in another order. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

function isChanged(before: Meeting, changes: MeetingChanges, part: (typeof compared)[number]) {
  if (changes[part] === undefined) return false
  if (part === 'guests')
    return !isDeepStrictEqual(addressesOf(before.guests), addressesOf(changes.guests ?? []))
  return !isDeepStrictEqual(plain(before[part]), plain(changes[part]))
}

/** Which parts of the meeting these changes alter, except for time and status. */
export function changedParts(before: Meeting, changes: MeetingChanges): MeetingPart[] {
  const changed = compared.filter(part => isChanged(before, changes, part))
  return changes.isInvited && !before.isInvited ? [...changed, 'invitation'] : changed
}

const without = (guests: readonly Guest[], others: readonly Guest[]) =>
  guests
    .filter(guest => !others.some(other => lower(other) === lower(guest)))
    .map(({ email, name }) => ({ email, name }))

/** For the history: the edited parts, and the guests who were added and removed. */
export function editDetail(
  before: Meeting,
  changes: MeetingChanges,
): Pick<MeetingEvent, 'changed' | 'guestsAdded' | 'guestsRemoved'> {
  const changed = changedParts(before, changes)
  if (changed.length === 0) return {}
  if (!changed.includes('guests')) return { changed }
  const guests = changes.guests ?? []
  return {
    changed,
    guestsAdded: without(guests, before.guests),
    guestsRemoved: without(before.guests, guests),
  }
}

/**
 * How far a change reaches, whether it was made in Parley, the CRM or a calendar. Emails and calendars follow
 * what attendees see of a future meeting. After the meeting nobody is notified: later texts, such as a summary,
 * are for colleagues.
 */
export function reachOf(
  before: Meeting,
  { changes, now }: { changes: MeetingChanges; now: number },
): ChangeReach {
  const { startsAt, endsAt, status } = changes
  if (startsAt !== undefined || endsAt !== undefined || status !== undefined) return 'time'
  const isAhead = before.status === 'scheduled' && before.endsAt > now
  const isSeen =
    changes.hostIds !== undefined ||
    changedParts(before, changes).some(part => seenByAttendees.includes(part))
  return isAhead && isSeen ? 'attendees' : 'record'
}
