import { bookerOf } from '../../model/booker-of.ts'
import type { Meeting, WorkspaceId } from '../../model/entities.ts'
import { listBookings } from '../../store/meetings/meeting-events.ts'
import { findMeetings } from '../../store/meetings/meetings.ts'
import type { ServiceContext } from '../context.ts'

export interface TimelineMeeting {
  meeting: Meeting
  /** The user who booked it for its host; undefined if the invitee or the host did. */
  bookedBy: string | undefined
}

/** By meeting id. Meetings that were deleted are missing. */
export type TimelineMeetings = ReadonlyMap<string, TimelineMeeting>

/** The meetings of records, as they are now. */
export async function listTimelineMeetings(
  { db }: Pick<ServiceContext, 'db'>,
  { workspaceId, ids }: { workspaceId: WorkspaceId; ids: readonly string[] },
): Promise<TimelineMeetings> {
  const meetings = (await findMeetings(db, ids)).filter(one => one.workspaceId === workspaceId)
  const bookings = Map.groupBy(await listBookings(db, ids), ({ meetingId }) => meetingId)
  return new Map(
    meetings.map(meeting => [
      meeting.id,
      { meeting, bookedBy: bookerOf(meeting, bookings.get(meeting.id) ?? []) },
    ]),
  )
}
