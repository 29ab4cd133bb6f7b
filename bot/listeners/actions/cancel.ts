import type { Meeting, User } from '../../../src/scheduling/entities.ts'
import { cancelMeeting } from '../../../src/services/cancel-meeting.ts'
import { getMeeting } from '../../../src/services/find-meeting.ts'
import { sentence } from '../../blocks/text.ts'
import type { Press } from '../../requests/press.ts'
import { actorOf, afterAck, type BotParts, isTurn, takeTurn } from '../../turn.ts'

const mayCancel = (user: User, { hosts, organizer }: Meeting): boolean =>
  user.role === 'admin' || [...hosts, organizer].some(({ id }) => id === user.id)

/** Confirmed in Slack already. The meeting's message is edited by its delivery, like after any cancelation. */
export const onCancel = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const { workspaceId, user, words } = turn
    const meeting = await getMeeting(parts.context, { workspaceId, meetingId: press.value })
    if (!mayCancel(user, meeting)) return void (await press.tell(sentence(words.notYoursToCancel)))
    await cancelMeeting(parts.context, {
      workspaceId,
      meetingId: meeting.id,
      actor: actorOf(turn),
    })
  })
