import type { Meeting, User } from '../../model/entities.ts'
import { getMeeting } from '../../services/meetings/find-meeting.ts'
import { meetingNotFound } from '../../services/problems.ts'
import type { WebContext } from '../web-context.ts'
import { isAdmin } from './visit.ts'

/** A meeting of the user, or any for an admin. Throws `meeting-not-found`, also for meetings of others. */
export async function findOwnMeeting(
  web: WebContext,
  user: User,
  meetingId: string,
): Promise<Meeting> {
  const meeting = await getMeeting(web, { workspaceId: user.workspaceId, meetingId })
  const people = [...meeting.hosts, meeting.organizer]
  if (!isAdmin(user) && !people.some(({ id }) => id === user.id)) throw meetingNotFound()
  return meeting
}
