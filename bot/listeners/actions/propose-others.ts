import { canReschedule } from '../../../src/model/meeting-status.ts'
import { noPage } from '../../blocks/forms/propose-form.ts'
import { emailOption } from '../../blocks/guest-option.ts'
import { getOwnMeeting } from '../../modals/get-own-meeting.ts'
import { openPropose } from '../../modals/propose.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
} from '../../requests/request-context.ts'

const minuteMs = 60_000

/**
 * After a decline, opens the filled-in form that proposes other times. If the guest picks one, the
 * meeting moves there.
 */
export const onProposeOthers = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const meeting = await getOwnMeeting(request, press.value)
    const { invitee, pageId, startsAt, endsAt } = meeting
    const guest = emailOption(invitee.email, `${invitee.name} · ${invitee.email}`)
    const durationMinutes = (endsAt - startsAt) / minuteMs
    const { triggerId } = press
    const moves = canReschedule(meeting, parts.context.clock()).allowed ? meeting.id : undefined
    const prefill = { guest, pageId: pageId ?? noPage, durationMinutes }
    await openPropose(request, { triggerId, prefill, moves })
  })
