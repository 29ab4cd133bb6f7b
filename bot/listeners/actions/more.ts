import { messagesIn } from '../../../src/i18n/messages.ts'
import { manageUrl } from '../../../src/services/links.ts'
import { getManageToken } from '../../../src/services/meetings/find-meeting.ts'
import { escapeText, section } from '../../blocks/text.ts'
import { getOwnMeeting } from '../../modals/get-own-meeting.ts'
import { openNote } from '../../modals/note.ts'
import { openReassign } from '../../modals/reassign.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

/** Shows the guest's own link, only to the rep. */
async function replyLink(
  { parts, user }: RequestContext,
  press: Press,
  meetingId: string,
): Promise<void> {
  const url = manageUrl(parts.context, await getManageToken(parts.context, meetingId))
  const text = messagesIn(user.locale, 'slack/forms').copyLinkText
  await press.reply({ text, blocks: [section(`${text}\n\`${escapeText(url)}\``)] })
}

/** A choice in the overflow menu of a meeting's message. */
export const onMore = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    // A link, which Slack has already opened.
    if (press.value === 'event') return
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const { id: meetingId } = await getOwnMeeting(request, press.actionId.slice('more:'.length))
    if (press.value === 'link') return replyLink(request, press, meetingId)
    const opening = { triggerId: press.triggerId, meetingId }
    return press.value === 'reassign' ? openReassign(request, opening) : openNote(request, opening)
  })
