import { outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { withOutcomes } from '../../meetings/outcome-turn.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts, isTurn, takeTurn } from '../../requests/turn.ts'

/** One of several meetings that wait for their outcome: the question about it. */
export const onDue = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const asking = await takeTurn(parts, press.source)
    if (!isTurn(asking)) return void (await press.tell(asking))
    const turn = await withOutcomes(asking)
    const meeting = await getOwnMeeting(turn, press.value)
    await press.replace(outcomeQuestion(turn.words, { meeting, own: turn.ownOutcomes }))
  })
