import { emailOption } from '../../blocks/guest-option.ts'
import { getOwnMeeting } from '../../modals/meeting-turn.ts'
import { openPropose } from '../../modals/propose.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts, isTurn, takeTurn } from '../../requests/turn.ts'

const minuteMs = 60_000

/** The guest declined: the form that offers them other times, filled in. The meeting stands until one is picked. */
export const onOfferTimes = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const meeting = await getOwnMeeting(turn, press.value)
    const { invitee, pageId, startsAt, endsAt } = meeting
    const guest = emailOption(invitee.email, `${invitee.name} · ${invitee.email}`)
    const durationMinutes = (endsAt - startsAt) / minuteMs
    const { triggerId } = press
    await openPropose(turn, { triggerId, prefill: { guest, pageId, durationMinutes } })
  })
