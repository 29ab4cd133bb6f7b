import { type AppParts, commonFields, makeTrigger, postInteraction } from './app-requests.ts'
import { changesOf, readView } from './read-view.ts'
import type { FilledState } from './slack-desk.ts'

interface Acknowledgement {
  response_action?: 'errors' | 'update' | 'push' | 'clear'
  errors?: Record<string, string>
  view?: unknown
}

function follow(parts: AppParts, viewId: string, answer: Acknowledgement): void {
  const { state } = parts
  const view = state.findView(viewId)
  if (!view) return
  const stack = state.stackOf(view.personId)
  if (answer.response_action === 'errors') view.errors = answer.errors ?? {}
  else if (answer.response_action === 'update') Object.assign(view, changesOf(answer.view))
  else if (answer.response_action === 'push')
    stack.push({ ...readView(answer.view, view.personId), id: `${viewId}+` })
  else if (answer.response_action === 'clear') stack.length = 0
  else stack.splice(stack.indexOf(view), 1)
  state.changed()
}

/** A modal sent off: what the bot answers decides whether it stays. */
export async function submit(
  parts: AppParts,
  personId: string,
  { viewId, state }: { viewId: string; state: FilledState },
): Promise<void> {
  const view = parts.state.findView(viewId)
  if (view?.personId !== personId) return
  view.filled = state
  view.errors = {}
  const answer = await postInteraction(parts, {
    type: 'view_submission',
    ...commonFields(personId),
    trigger_id: await makeTrigger(parts, { personId, viewId }),
    view: {
      id: viewId,
      type: 'modal',
      callback_id: view.callbackId,
      private_metadata: view.metadata,
      blocks: view.blocks,
      hash: view.hash,
      state: { values: state },
    },
    response_urls: [],
  })
  follow(parts, viewId, answer as Acknowledgement)
}

/** Closes the modal on top; the bot is told where it asked for that. */
export async function close(parts: AppParts, personId: string, viewId: string): Promise<void> {
  const stack = parts.state.stackOf(personId)
  const view = stack.find(({ id }) => id === viewId)
  if (!view) return
  stack.splice(stack.indexOf(view), 1)
  parts.state.changed()
  if (!view.notifiesOnClose) return
  const { callbackId: callback_id, metadata: private_metadata, blocks } = view
  await postInteraction(parts, {
    type: 'view_closed',
    ...commonFields(personId),
    is_cleared: false,
    view: {
      id: viewId,
      type: 'modal',
      callback_id,
      private_metadata,
      blocks,
      state: { values: {} },
    },
  })
}
