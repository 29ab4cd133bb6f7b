import { chooseDeal } from '../../../src/services/crm/choose-deal.ts'
import { meetingNotFound } from '../../../src/services/problems.ts'
import { readDealValue } from '../../blocks/meetings/deal-question.ts'
import { isOwnId } from '../../blocks/read-carried.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
} from '../../requests/request-context.ts'

/** One press saves the deal. As after any change, a delivery edits the meeting's message. */
export const onChooseDeal = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const { workspaceId, user } = request
    const chosen = readDealValue(press.value)
    if (!isOwnId(chosen.meetingId)) throw meetingNotFound()
    await chooseDeal(parts.context, { workspaceId, user, ...chosen })
  })
