import type { SlackMessage } from '../../blocks/text.ts'
import { openReschedule } from '../../modals/reschedule.ts'
import type { Turn } from '../../requests/turn.ts'
import type { Asked } from './command.ts'
import { pickMeeting } from './pick-meeting.ts'

/** `move maya fri`: the form with free times of that Friday. */
export const moveMeeting = (turn: Turn, asked: Asked): Promise<SlackMessage | undefined> =>
  pickMeeting(turn, asked, {
    form: 'reschedule',
    open: (_turn, { triggerId, meetingId }) =>
      openReschedule(turn, { triggerId, meetingId, ranges: asked.reading.when?.ranges }),
  })
