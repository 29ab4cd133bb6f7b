import { toldWords } from '../../../src/i18n/slack/told/words.ts'
import { nextStepView, outcomeView } from '../../blocks/forms/outcome-forms.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { type OutcomeTurn, withOutcomes } from '../../meetings/outcome-turn.ts'
import { offerForm } from '../../modals/follow-up-times.ts'
import { openModal, type Shown, showInModal } from '../../modals/open-modal.ts'
import type { Press } from '../../requests/press.ts'
import { afterAck, type BotParts, isTurn, type Turn, takeTurn } from '../../requests/turn.ts'

const titleOf = ({ reader }: Turn, actionId: string): string => {
  const told = toldWords(reader.locale)
  if (actionId === 'outcome-notes') return told.outcomeTitle
  return actionId === 'outcome-missed' ? told.missedTitle : told.nextStep
}

async function formFor(turn: OutcomeTurn, { actionId, value }: Press): Promise<Shown> {
  const { words, reader, ownOutcomes: own } = turn
  const meeting = await getOwnMeeting(turn, value)
  if (actionId === 'outcome-notes') return outcomeView({ words, reader, meeting, own })
  if (actionId === 'outcome-missed') return offerForm(turn, { meeting, reason: 'missed' })
  if (actionId === 'outcome-followup') return offerForm(turn, { meeting, reason: 'follow-up' })
  return nextStepView({ words, reader, meeting })
}

/** What may follow an outcome: notes, a next step, a mail with new times; a follow-up takes its form's place. */
export const onOutcomeForm = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    const content = async () => formFor(await withOutcomes(turn), press)
    if (press.view?.callbackId === 'next-step')
      return void (await showInModal(turn, press.view.id, await content()))
    const opening = { triggerId: press.triggerId, title: titleOf(turn, press.actionId) }
    const over = press.view?.type === 'modal' ? { over: 'modal' as const } : {}
    await openModal(turn, { ...opening, ...over }, content)
  })
