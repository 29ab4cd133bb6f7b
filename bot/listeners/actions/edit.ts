import { editView } from '../../blocks/views.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
} from '../../requests/request-context.ts'
import { callSlack } from '../../slack-api/call-slack.ts'
import { answer } from '../commands/meet.ts'

/** Opens the typed command for editing. */
export const onEdit = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const { value: typed, responseUrl, channelId } = press
    const view = editView(request.copy, { typed, responseUrl, channelId })
    await callSlack(() => request.client.views.open({ trigger_id: press.triggerId, view }))
  })

/** Runs another command in place of the one that needed a question. */
export const onReread = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, () =>
    answer(parts, {
      source: press.source,
      text: press.value,
      origin: press,
      reply: message => press.replace(message),
    }),
  )
