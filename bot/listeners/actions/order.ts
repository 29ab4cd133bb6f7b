import { messagesIn } from '../../../src/i18n/messages.ts'
import { placeByHand } from '../../../src/model/caller-of.ts'
import { dayOf } from '../../../src/scheduling/zoned-time.ts'
import { getUser } from '../../../src/services/people/users.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { noPage } from '../../blocks/forms/propose-form.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { decodeOrder, type Order } from '../../blocks/meetings/booking-draft.ts'
import { type OrderParts, orderedMessage } from '../../blocks/meetings/booking-preview.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { clockIn } from '../../blocks/times.ts'
import { pageOf, placeOrder } from '../../meetings/book-draft.ts'
import { openBook } from '../../modals/book.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'
import { previewOrder } from '../commands/book.ts'
import { placeFields } from '../views/book-values.ts'

/** The command for this draft, for Edit. */
const commandOf = ({ email, durationMinutes }: Order) => `book ${email} ${durationMinutes}m`

async function orderParts(request: RequestContext, order: Order): Promise<OrderParts> {
  const { copy, user, reader, workspaceId, parts } = request
  const isOwn = order.hostId === user.id
  const host = isOwn ? user : await getUser(parts.context, { workspaceId, userId: order.hostId })
  return {
    copy,
    verbs: messagesIn(user.locale, 'slack/verbs'),
    order,
    reader,
    hostName: isOwn ? undefined : host.name,
    typed: commandOf(order),
  }
}

async function confirmed(request: RequestContext, parts: OrderParts): Promise<SlackMessage> {
  try {
    return orderedMessage(parts, await placeOrder(request, parts.order))
  } catch (error) {
    if (isProblem(error, 'idempotency-key-reused')) return sentence(parts.verbs.bookUsed)
    if (!isProblem(error, 'slot-taken')) throw error
    return previewOrder(request, parts)
  }
}

/** Confirm, Book anyway, or the choice between two contacts. */
export const onOrder = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const order = decodeOrder(press.value)
    if (!order) return void (await press.replace(sentence(request.copy.draftOld)))
    const shown = await orderParts(request, order)
    const isConfirmed = press.actionId.startsWith('order:confirm')
    await press.replace(
      isConfirmed ? await confirmed(request, shown) : await previewOrder(request, shown),
    )
  })

/** Opens the whole form with the values of the preview. */
export const onChangeOrder = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const order = decodeOrder(press.value)
    if (!order) return void (await press.replace(sentence(request.copy.draftOld)))
    const { timeZone } = request.reader
    const { email, name, startsAt, hostId } = order
    const page = await pageOf(request, order)
    const prefill = {
      guest: emailOption(email, name || email),
      hostId,
      pageId: order.pageId ?? noPage,
      title: order.title,
      durationMinutes: order.durationMinutes,
      day: dayOf(startsAt, timeZone),
      clock: clockIn(startsAt, request.reader),
      note: order.note,
      description: page?.description ?? '',
      ...(page ? placeFields(placeByHand(page, hostId)) : {}),
    }
    await openBook(request, { triggerId: press.triggerId, orderId: order.id, prefill })
  })
