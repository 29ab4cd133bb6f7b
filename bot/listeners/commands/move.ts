import type { SlackMessage } from '../../blocks/text.ts'
import { openReschedule } from '../../modals/reschedule.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'
import { pickMeeting } from './pick-meeting.ts'

/** `move maya fri`: opens the form with free times of that Friday. */
export const moveMeeting = (
  request: RequestContext,
  asked: Asked,
): Promise<SlackMessage | undefined> =>
  pickMeeting(request, asked, {
    form: 'reschedule',
    open: (_request, { triggerId, meetingId }) =>
      openReschedule(request, { triggerId, meetingId, ranges: asked.reading.when?.ranges }),
  })
