import { outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { withOutcomes } from '../../meetings/outcome-request.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
} from '../../requests/request-context.ts'

/** Asks for the outcome of one of several meetings. */
export const onDue = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const asking = await resolveRequest(parts, press.source)
    if (!isResolved(asking)) return void (await press.reply(asking))
    const request = await withOutcomes(asking)
    const meeting = await getOwnMeeting(request, press.value)
    await press.replace(outcomeQuestion(request.copy, { meeting, own: request.ownOutcomes }))
  })
