import type { types } from '@slack/bolt'
import type { Messages } from '../../src/i18n/messages.ts'
import { slackProblem } from '../../src/i18n/slack-problem.ts'
import { isProblem } from '../../src/services/problems.ts'
import { escapeText, type SlackMessage, sentence } from '../blocks/text.ts'
import { messageView } from '../blocks/views.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { callSlack } from '../slack-api/call-slack.ts'

/** New content of a modal: another form or a message. `metadata` is data for its buttons. */
export type Shown = types.ModalView | { title: string; message: SlackMessage; metadata?: object }

function viewOf(copy: Messages<'slack/general'>, shown: Shown): types.ModalView {
  if (!('message' in shown)) return shown
  const view = messageView(copy, shown.title, shown.message)
  return shown.metadata ? { ...view, private_metadata: JSON.stringify(shown.metadata) } : view
}

export const checkingView = (copy: Messages<'slack/general'>, title: string): types.ModalView =>
  messageView(copy, title, sentence(copy.checking))

export const showInModal = (
  { client, copy }: Pick<RequestContext, 'client' | 'copy'>,
  viewId: string,
  shown: Shown,
): Promise<unknown> =>
  callSlack(() => client.views.update({ view_id: viewId, view: viewOf(copy, shown) }))

/**
 * Opens a modal at once and fills it later: a trigger expires after three seconds, but calendars and CRMs may
 * take longer. Shows a Problem in the reader's language. `over`: opens above the current modal.
 */
export async function openModal(
  request: RequestContext,
  { triggerId, title, over }: { triggerId: string; title: string; over?: 'modal' },
  content: () => Promise<Shown>,
): Promise<void> {
  const { client, copy } = request
  const opening = { trigger_id: triggerId, view: checkingView(copy, title) }
  const { view } = await callSlack(() =>
    over ? client.views.push(opening) : client.views.open(opening),
  )
  if (!view?.id) throw new Error('Slack opened a modal without an id')
  const shown = await content().catch((error: unknown): Shown => {
    if (!isProblem(error)) throw error
    return { title, message: sentence(escapeText(slackProblem(request.user.locale, error.facts))) }
  })
  await showInModal(request, view.id, shown)
}
