import { messagesIn } from '../../../src/i18n/messages.ts'
import { nextStepView, outcomeView } from '../../blocks/forms/outcome-forms.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { type OutcomeRequest, withOutcomes } from '../../meetings/outcome-request.ts'
import { followUpForm } from '../../modals/follow-up-times.ts'
import { openModal, type Shown, showInModal } from '../../modals/open-modal.ts'
import type { Press } from '../../requests/press.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'

const titleOf = ({ reader }: RequestContext, actionId: string): string => {
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  if (actionId === 'outcome-notes') return notifications.outcomeTitle
  return actionId === 'outcome-missed' ? notifications.missedTitle : notifications.nextStep
}

async function formFor(request: OutcomeRequest, { actionId, value }: Press): Promise<Shown> {
  const { copy, reader, ownOutcomes: own } = request
  const meeting = await getOwnMeeting(request, value)
  if (actionId === 'outcome-notes') return outcomeView({ copy, reader, meeting, own })
  if (actionId === 'outcome-missed') return followUpForm(request, { meeting, reason: 'missed' })
  if (actionId === 'outcome-followup')
    return followUpForm(request, { meeting, reason: 'follow-up' })
  return nextStepView({ copy, reader, meeting })
}

/** Steps after an outcome: notes, a next step, an email with new times. A follow-up replaces its form. */
export const onOutcomeForm = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const request = await resolveRequest(parts, press.source)
    if (!isResolved(request)) return void (await press.reply(request))
    const content = async () => formFor(await withOutcomes(request), press)
    if (press.view?.callbackId === 'next-step')
      return void (await showInModal(request, press.view.id, await content()))
    const opening = { triggerId: press.triggerId, title: titleOf(request, press.actionId) }
    const over = press.view?.type === 'modal' ? { over: 'modal' as const } : {}
    await openModal(request, { ...opening, ...over }, content)
  })
