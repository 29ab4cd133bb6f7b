import type { FilledState } from '../../web/slack-desk.ts'
import {
  type AppParts,
  commonFields,
  makeTrigger,
  postInteraction,
  responseUrlOf,
} from './app-requests.ts'
import type { KeptView } from './desk-state.ts'
import { changesOf, readView, writeView } from './read-view.ts'

interface Sharing {
  block_id: string
  element?: { action_id: string; response_url_enabled?: boolean }
}

/** Response URLs for the conversations that were chosen in fields with `response_url_enabled`. */
const responseUrls = (parts: AppParts, { personId, blocks }: KeptView, state: FilledState) =>
  (blocks as unknown as readonly Sharing[]).flatMap(({ block_id, element }) => {
    if (!element?.response_url_enabled) return []
    const { action_id } = element
    const field = state[block_id]?.[action_id] as
      | { selected_conversation?: string | null; selected_channel?: string | null }
      | undefined
    const conversationId = field?.selected_conversation ?? field?.selected_channel
    if (!conversationId) return []
    const target = { personId, conversationId, original: undefined }
    const response_url = responseUrlOf(parts, target)
    return [{ block_id, action_id, channel_id: conversationId, response_url }]
  })

interface Acknowledgement {
  response_action?: 'errors' | 'update' | 'push' | 'clear'
  errors?: Record<string, string>
  view?: unknown
}

/** Shows the view above the submitted one and registers it with the Web API, as if it had been opened there. */
async function push(parts: AppParts, under: KeptView, view: unknown): Promise<void> {
  const { personId, id: viewId } = under
  const triggerId = await makeTrigger(parts, { personId, viewId })
  const answer = await parts.team.call('views.push', { trigger_id: triggerId, view })
  if (answer.ok) parts.state.stackOf(personId).push(readView(answer.view, personId))
}

async function follow(parts: AppParts, view: KeptView, answer: Acknowledgement): Promise<void> {
  const { state } = parts
  const stack = state.stackOf(view.personId)
  const action = answer.response_action
  if (action === 'errors') view.errors = answer.errors ?? {}
  else if (action === 'update') Object.assign(view, changesOf(answer.view))
  else if (action === 'push') await push(parts, view, answer.view)
  else if (action === 'clear') stack.length = 0
  else if (stack.includes(view)) stack.splice(stack.indexOf(view), 1)
  state.changed()
}

/** Submits a modal. The bot's response decides whether it stays open. */
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
    view: writeView(view, state),
    response_urls: responseUrls(parts, view, state),
  })
  await follow(parts, view, answer as Acknowledgement)
}

/** Closes the top modal. Notifies the bot if it requested that. */
export async function close(parts: AppParts, personId: string, viewId: string): Promise<void> {
  const stack = parts.state.stackOf(personId)
  const view = stack.find(({ id }) => id === viewId)
  if (!view) return
  stack.splice(stack.indexOf(view), 1)
  parts.state.changed()
  if (!view.notifiesOnClose) return
  await postInteraction(parts, {
    type: 'view_closed',
    ...commonFields(personId),
    is_cleared: false,
    view: writeView(view, {}),
  })
}
