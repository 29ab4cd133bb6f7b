import { withCallerOf } from '../../model/caller-of.ts'
import type { Attendee, Meeting, MeetingPart } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { distinctGuests } from '../people/distinct-guests.ts'
import { alreadyMoved, invalidInput } from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import { changeMeeting } from './change-meeting.ts'
import { changedParts, seenByAttendees } from './changed-parts.ts'
import type { EditMeeting } from './meeting-edits.ts'
import { placeOfHost } from './meeting-place.ts'
import { editFaults } from './validate-edit.ts'

/** Each address once; the invitee and the hosts come anyway. */
function guestsOf(
  { invitee, hosts }: Meeting,
  guests: readonly Pick<Attendee, 'email' | 'name'>[],
) {
  return distinctGuests(guests, [invitee, ...hosts])
}

/** What a calendar keeps is its to change: our word would be overwritten at the next reading. */
function assertOurs({ source }: Meeting, changed: readonly MeetingPart[]) {
  const theirs = changed.filter(part => source === 'calendar' && seenByAttendees.includes(part))
  if (theirs.length > 0)
    throw invalidInput(theirs.map(path => ({ path, message: 'Change it in the calendar' })))
}

/**
 * Changes what was agreed, time and status aside; what is as wanted already is no change. Attendees are told of what
 * they see by whoever sent the invitation, the CRM of everything, nobody of what falls due.
 *
 * Throws `meeting-not-found`, `meeting-canceled`, `already-moved`, `invalid-input`.
 */
export async function editMeeting(context: ServiceContext, command: EditMeeting): Promise<Meeting> {
  const { edits, revision } = command
  const faults = editFaults(edits)
  if (faults.length > 0) throw invalidInput(faults)
  return changeMeeting(context, command, async (meeting, trx) => {
    if (meeting.status === 'canceled') throw refusalOf('canceled')
    const { host, source } = meeting
    const location = edits.location && withCallerOf(meeting, edits.location)
    const changes = {
      ...edits,
      ...(edits.guests && { guests: guestsOf(meeting, edits.guests) }),
      ...(location && {
        location: await placeOfHost(trx, { location, hostId: host.id, source }),
      }),
    }
    const changed = changedParts(meeting, changes)
    if (changed.length === 0) return undefined
    if (revision !== undefined && revision !== meeting.revision) throw alreadyMoved()
    assertOurs(meeting, changed)
    return { changes, event: { kind: 'edited' } }
  })
}
