import { messagesIn } from '../../../src/i18n/messages.ts'
import { notifyOfLateness } from '../../../src/services/meetings/report-late.ts'
import { guestOf } from '../../blocks/proposals/preview.ts'
import { sentence } from '../../blocks/text.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import type { Press } from '../../requests/press.ts'
import {
  actorOf,
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
} from '../../requests/request-context.ts'

/** Emails the guest in their language, and confirms it to the rep. */
export const onRunningLate = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const { workspaceId, reader } = request
    const minutes = Number(press.value)
    const { id: meetingId, invitee } = await getOwnMeeting(
      request,
      press.actionId.slice('late:'.length),
    )
    await notifyOfLateness(parts.context, {
      workspaceId,
      meetingId,
      actor: actorOf(request),
      minutes,
    })
    const confirmation = messagesIn(reader.locale, 'slack/notifications').lateSent({
      guest: guestOf(invitee),
      minutes,
    })
    await press.reply(sentence(confirmation))
  })
