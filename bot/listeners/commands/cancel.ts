import type { SlackMessage } from '../../blocks/text.ts'
import { openCancel } from '../../modals/cancel.ts'
import type { Turn } from '../../requests/turn.ts'
import type { Asked } from './command.ts'
import { pickMeeting } from './pick-meeting.ts'

/** `cancel maya fri`: the form for Friday's meeting with her. */
export const cancelByName = (turn: Turn, asked: Asked): Promise<SlackMessage | undefined> =>
  pickMeeting(turn, asked, {
    form: 'cancel',
    among: ({ startsAt }, { reading: { when } }) =>
      when === undefined ||
      when.ranges.some(({ start, end }) => startsAt >= start && startsAt < end),
    open: (_turn, { triggerId, meetingId, asked: { reading } }) =>
      openCancel(turn, { triggerId, meetingId, reason: reading.note }),
  })
