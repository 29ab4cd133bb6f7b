import { toldWords } from '../src/i18n/slack/told/words.ts'
import type { Meeting } from '../src/scheduling/entities.ts'
import { getMeeting } from '../src/services/find-meeting.ts'
import { forbidden } from '../src/services/problems.ts'
import type { Turn } from './turn.ts'

/** A meeting whose outcome this person may write. Throws `meeting-not-found`, `forbidden`. */
export async function getOwnMeeting(turn: Turn, meetingId: string): Promise<Meeting> {
  const { parts, workspaceId, user, reader } = turn
  const meeting = await getMeeting(parts.context, { workspaceId, meetingId })
  const isTheirs = [...meeting.hosts, meeting.organizer].some(({ id }) => id === user.id)
  if (!isTheirs && user.role !== 'admin') throw forbidden(toldWords(reader.locale).notYours)
  return meeting
}
