import { messagesIn } from '../../../src/i18n/messages.ts'
import { decodeDraft } from '../../blocks/proposals/proposal-draft.ts'
import { sentence } from '../../blocks/text.ts'
import { adjustForm, previewInModal } from '../../modals/adjust.ts'
import { openModal, type Shown, showInModal } from '../../modals/open-modal.ts'
import { sharedUrl } from '../../proposals/audience-of.ts'
import type { Press } from '../../requests/press.ts'
import { responseUrlIn } from '../../requests/press-answers.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

async function showContent(
  request: RequestContext,
  press: Press,
  content: () => Promise<Shown>,
): Promise<unknown> {
  const { view, triggerId } = press
  const title = messagesIn(request.user.locale, 'slack/forms').adjust
  return view
    ? showInModal(request, view.id, await content())
    : openModal(request, { triggerId, title }, content)
}

/** `times:use` takes the requested time, `times:adjust` shows it with the others. */
export const onTimes = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const draft = decodeDraft(press.value)
    if (!draft) return void (await press.reply(sentence(request.copy.draftOld)))
    const responseUrl = press.view
      ? responseUrlIn(press.view.metadata)
      : await sharedUrl(request, press)
    const content = press.actionId === 'times:use' ? previewInModal : adjustForm
    await showContent(request, press, () => content(request, { draft, responseUrl }))
  })
