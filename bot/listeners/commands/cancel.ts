import type { SlackMessage } from '../../blocks/text.ts'
import { openCancel } from '../../modals/cancel.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'
import { pickMeeting } from './pick-meeting.ts'

/** `cancel maya fri`: opens the form for Friday's meeting with her. */
export const cancelByName = (
  request: RequestContext,
  asked: Asked,
): Promise<SlackMessage | undefined> =>
  pickMeeting(request, asked, {
    form: 'cancel',
    among: ({ startsAt }, { reading: { when } }) =>
      when === undefined ||
      when.ranges.some(({ start, end }) => startsAt >= start && startsAt < end),
    open: (_request, { triggerId, meetingId, asked: { reading } }) =>
      openCancel(request, { triggerId, meetingId, reason: reading.note }),
  })
