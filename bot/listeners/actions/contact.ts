import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { contactView } from '../../blocks/forms/contact-form.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
} from '../../requests/request-context.ts'
import { callSlack } from '../../slack-api/call-slack.ts'

const valueShape = z.object({ typed: z.string(), word: z.string() })

/** Search and Create, for people without a button. */
export const onContact = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const { copy, client, user } = request
    const { responseUrl, channelId } = press
    const asked = { ...readCarried(valueShape, press.value), responseUrl, channelId }
    const forms = messagesIn(user.locale, 'slack/forms')
    const view = contactView({ copy, forms, locale: user.locale, asked })
    await callSlack(() => client.views.open({ trigger_id: press.triggerId, view }))
  })
