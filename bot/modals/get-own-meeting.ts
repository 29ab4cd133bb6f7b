import type { Meeting, User } from '../../src/model/entities.ts'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { meetingNotFound } from '../../src/services/problems.ts'
import { isOwnId } from '../blocks/read-carried.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** Hosts, the organizer and admins. */
const mayChange = ({ id, role }: User, { hosts, organizer }: Meeting): boolean =>
  role === 'admin' || [...hosts, organizer].some(person => person.id === id)

/** A meeting that the person may change. Throws `meeting-not-found` for everybody else. */
export async function getOwnMeeting(
  { parts, workspaceId, user }: RequestContext,
  meetingId: string,
): Promise<Meeting> {
  if (!isOwnId(meetingId)) throw meetingNotFound()
  const meeting = await getMeeting(parts.context, { workspaceId, meetingId })
  if (!mayChange(user, meeting)) throw meetingNotFound()
  return meeting
}
