import type { Meeting } from '../../src/model/entities.ts'
import { guestOf } from './proposals/preview.ts'
import { quiet } from './text.ts'

type Named = Pick<Meeting, 'title'> & { invitee: { name: string; email: string } }

/** Whether the title says already with whom: `Meeting with Piotr Zieliński`. */
const isNamedAfterGuest = ({ title, invitee }: Named): boolean =>
  title.toLowerCase().includes((invitee.name || invitee.email).toLowerCase())

/** `Demo · Maya Lindt`, the guest named once, in plain text; `guest`: what they are called there. */
export const plainMeetingName = (
  meeting: Named,
  guest = meeting.invitee.name || meeting.invitee.email,
): string => (isNamedAfterGuest(meeting) ? meeting.title : `${meeting.title} · ${guest}`)

/** As `plainMeetingName`, in mrkdwn. */
export const meetingName = (meeting: Named, max?: number): string => {
  const title = quiet(meeting.title, max)
  return isNamedAfterGuest(meeting) ? title : `${title} · ${guestOf(meeting.invitee)}`
}
