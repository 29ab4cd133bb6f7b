import { messagesIn } from '../../../src/i18n/messages.ts'
import {
  findOwnMissedBooking,
  type MissedBooking,
} from '../../../src/services/booking/missed-booking.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { dismissedMessage } from '../../blocks/meetings/missed.ts'
import { isOwnId } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { openPropose } from '../../modals/propose.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

/** Opens the form for the page and person of a failed booking. */
function propose(
  request: RequestContext,
  { triggerId }: Press,
  missed: MissedBooking,
): Promise<void> {
  const { email, name, pageId } = missed
  const guest = emailOption(email, `${name} · ${email}`)
  return openPropose(request, { triggerId, prefill: { guest, pageId } })
}

/** Buttons of the message about a failed booking. */
export const onMissed = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const { user } = request
    const id = press.value
    const missed = isOwnId(id) ? await findOwnMissedBooking(parts.context, { user, id }) : undefined
    if (!missed)
      return void (await press.replace(sentence(messagesIn(user.locale, 'slack/missed').gone)))
    if (press.actionId === 'missed:propose') return propose(request, press, missed)
    await press.replace(dismissedMessage(missed, user))
  })
