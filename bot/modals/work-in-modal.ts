import { messagesIn } from '../../src/i18n/messages.ts'
import { slackProblem } from '../../src/i18n/slack-problem.ts'
import { isProblem } from '../../src/services/problems.ts'
import { escapeText, sentence } from '../blocks/text.ts'
import {
  afterAck,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../requests/request-context.ts'
import type { Submission } from '../requests/submission.ts'
import { formLocale } from './form-locale.ts'
import { checkingView, type Shown, showInModal } from './open-modal.ts'

interface ModalWork {
  /** Title of the modal during and after the work. */
  title: string
  work(request: RequestContext): Promise<Shown>
}

/**
 * Handles a submitted form. The modal stays open until the result is known, and then shows it, or the form
 * again with the error. Shows a Problem in the reader's language.
 */
export function workInModal(
  parts: BotParts,
  submission: Submission,
  { title, work }: ModalWork,
): Promise<void> {
  const ack = () =>
    submission.ackWith({
      response_action: 'update',
      view: checkingView(messagesIn(formLocale(submission.metadata), 'slack/general'), title),
    })
  return afterAck(parts, { ...submission, ack }, async () => {
    const request = await resolveRequest(parts, submission.source)
    if (!isResolved(request)) return void (await submission.reply(request))
    const shown = await work(request).catch((error: unknown): Shown => {
      if (!isProblem(error)) throw error
      return {
        title,
        message: sentence(escapeText(slackProblem(request.user.locale, error.facts))),
      }
    })
    await showInModal(request, submission.viewId, shown)
  })
}
