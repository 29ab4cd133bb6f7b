import type { Meeting } from '../../src/model/entities.ts'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { forbidden, meetingNotFound } from '../../src/services/problems.ts'
import { isOwnId } from '../blocks/read-carried.ts'
import type { RequestContext } from '../requests/request-context.ts'

/** A meeting whose outcome this person may record. Throws `meeting-not-found`, `forbidden`. */
export async function getOwnMeeting(request: RequestContext, meetingId: string): Promise<Meeting> {
  const { parts, workspaceId, user } = request
  if (!isOwnId(meetingId)) throw meetingNotFound()
  const meeting = await getMeeting(parts.context, { workspaceId, meetingId })
  const isTheirs = [...meeting.hosts, meeting.organizer].some(({ id }) => id === user.id)
  if (!isTheirs && user.role !== 'admin')
    throw forbidden('Only the host, the organizer or an admin can do this.')
  return meeting
}
