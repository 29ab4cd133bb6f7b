import { formWords } from '../../../src/i18n/slack/forms/words.ts'
import { decodeDraft } from '../../blocks/proposals/proposal-draft.ts'
import { sentence } from '../../blocks/text.ts'
import { adjustForm, previewInModal } from '../../modals/adjust.ts'
import { openModal, type Shown, showInModal } from '../../modals/open-modal.ts'
import { sharedUrl } from '../../proposals/audience-of.ts'
import type { Press } from '../../requests/press.ts'
import { responseUrlIn } from '../../requests/press-answers.ts'
import { afterAck, type BotParts, isTurn, type Turn, takeTurn } from '../../requests/turn.ts'

async function showContent(
  turn: Turn,
  press: Press,
  content: () => Promise<Shown>,
): Promise<unknown> {
  const { view, triggerId } = press
  const title = formWords(turn.user.locale).adjust
  return view
    ? showInModal(turn, view.id, await content())
    : openModal(turn, { triggerId, title }, content)
}

/** `times:use` takes the time that was named, `times:adjust` shows the others beside it. */
export const onTimes = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const draft = decodeDraft(press.value)
    if (!draft) return void (await press.tell(sentence(turn.words.draftOld)))
    const responseUrl = press.view
      ? responseUrlIn(press.view.metadata)
      : await sharedUrl(turn, press)
    const content = press.actionId === 'times:use' ? previewInModal : adjustForm
    await showContent(turn, press, () => content(turn, { draft, responseUrl }))
  })
