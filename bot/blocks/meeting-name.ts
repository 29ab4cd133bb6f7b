import type { Meeting } from '../../src/model/entities.ts'
import { guestOf } from './proposals/preview.ts'
import { quiet } from './text.ts'

type Named = Pick<Meeting, 'title'> & { invitee: { name: string; email: string } }

/** Whether the title contains the guest already: `Meeting with Piotr Zieliński`. */
const isNamedAfterGuest = ({ title, invitee }: Named): boolean =>
  title.toLowerCase().includes((invitee.name || invitee.email).toLowerCase())

/** `Demo · Maya Lindt` in plain text, naming the guest once; `guest`: how they are called there. */
export const plainMeetingName = (
  meeting: Named,
  guest = meeting.invitee.name || meeting.invitee.email,
): string => (isNamedAfterGuest(meeting) ? meeting.title : `${meeting.title} · ${guest}`)

/** Like `plainMeetingName`, in mrkdwn. */
export const meetingName = (meeting: Named, max?: number): string => {
  const title = quiet(meeting.title, max)
  return isNamedAfterGuest(meeting) ? title : `${title} · ${guestOf(meeting.invitee)}`
}
