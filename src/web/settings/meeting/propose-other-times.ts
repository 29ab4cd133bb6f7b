import type { Meeting, User } from '../../../model/entities.ts'
import { isOpen } from '../../../model/meeting-status.ts'
import { suggestOthers } from '../../../services/availability/suggest-others.ts'
import { proposeFromMeeting } from '../../../services/proposals/propose-from-meeting.ts'
import type { WebContext } from '../../web-context.ts'

const dayMs = 24 * 60 * 60_000
const proposedCount = 3

/** Free times of the meeting's host in the next two weeks, after the minimum notice of its page. */
export async function timesToPropose(
  web: WebContext,
  meeting: Meeting,
  count = proposedCount,
): Promise<number[]> {
  const now = web.clock()
  const ranges = [{ start: now, end: now + 14 * dayMs }]
  return suggestOthers(web, { meeting, ranges, count })
}

/** Emails the chosen times to the invitee. Throws `invalid-input` for a message that is too long, `calendar-decides`. */
export async function proposeOtherTimes(
  web: WebContext,
  {
    meeting,
    user,
    slots,
    message,
  }: { meeting: Meeting; user: User; slots: readonly number[]; message: string | undefined },
): Promise<void> {
  await proposeFromMeeting(web, {
    meeting,
    isToBeMoved: isOpen(meeting, web.clock()),
    organizerId: user.id,
    slots,
    message,
    via: 'email',
  })
}
