import { messagesIn } from '../../../src/i18n/messages.ts'
import { slackProblem } from '../../../src/i18n/slack-problem.ts'
import { formExpired, isProblem } from '../../../src/services/problems.ts'
import { presentFormId } from '../../blocks/former-ids.ts'
import { escapeText, sentence } from '../../blocks/text.ts'
import { messageView } from '../../blocks/views.ts'
import { formLocale } from '../../modals/form-locale.ts'
import type { BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'
import { viewListeners } from './index.ts'

const appName = 'Parley'

/** Explains in the form's place why it cannot be read. The modal stays open. */
function refusedView({ metadata }: Submission, error: unknown) {
  const locale = formLocale(metadata)
  const copy = messagesIn(locale, 'slack/general')
  const text = isProblem(error) ? escapeText(slackProblem(locale, error.facts)) : copy.failed
  return messageView(copy, appName, sentence(text))
}

/** Runs the listener of a form. Errors before the acknowledgment are shown in the form's place. */
export async function answerSubmission(
  parts: BotParts,
  formId: string,
  submission: Submission,
): Promise<void> {
  let isAcknowledged = false
  const ackWith = (answer: object) => {
    isAcknowledged = true
    return submission.ackWith(answer)
  }
  const ack = () => {
    isAcknowledged = true
    return submission.ack()
  }
  try {
    const callbackId = presentFormId(formId)
    const work = Object.hasOwn(viewListeners, callbackId) ? viewListeners[callbackId] : undefined
    if (!work) throw formExpired()
    await work(parts, { ...submission, ack, ackWith })
  } catch (error) {
    if (isAcknowledged) throw error
    if (!isProblem(error)) parts.context.log.error({ err: error }, 'A form of Slack failed')
    await ackWith({ response_action: 'update', view: refusedView(submission, error) })
  }
}
