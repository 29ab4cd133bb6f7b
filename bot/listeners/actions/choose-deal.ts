import { chooseDeal } from '../../../src/services/choose-deal.ts'
import { readDealValue } from '../../blocks/deal-question.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts, isTurn, takeTurn } from '../../turn.ts'

/** One press writes it; the meeting's message is edited by its delivery, like after any change. */
export const onChooseDeal = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const { workspaceId, user } = turn
    await chooseDeal(parts.context, { workspaceId, user, ...readDealValue(press.value) })
  })
