import { withCallerOf } from '../../model/caller-of.ts'
import type { Attendee, Meeting, MeetingPart } from '../../model/entities.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { distinctGuests } from '../people/distinct-guests.ts'
import { alreadyMoved, invalidInput } from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import { changeMeeting } from './change-meeting.ts'
import { changedParts, seenByAttendees } from './changed-parts.ts'
import type { EditMeeting } from './meeting-edits.ts'
import { placeOfHost } from './meeting-place.ts'
import { editFaults } from './validate-edit.ts'

/** Each address once, without the invitee and the hosts, who attend anyway. */
function guestsOf(
  { invitee, hosts }: Meeting,
  guests: readonly Pick<Attendee, 'email' | 'name'>[],
) {
  return distinctGuests(guests, [invitee, ...hosts])
}

/** Parts that a calendar keeps are changed there: the next sync would overwrite our changes. */
function assertOurs({ source }: Meeting, changed: readonly MeetingPart[]) {
  const theirs = changed.filter(part => source === 'calendar' && seenByAttendees.includes(part))
  if (theirs.length > 0)
    throw invalidInput(theirs.map(path => fieldFault(path, 'calendar-decides')))
}

/**
 * Changes a meeting, except for its time and status; equal values are no change. Attendees are notified of what
 * they see by the sender of the invitation, and the CRM of everything. Reminders are not rescheduled.
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
