import type { DeskAction, DeskOption, DeskPlace, FilledState } from '../../web/slack-desk.ts'
import {
  type AppParts,
  commonFields,
  makeTrigger,
  postInteraction,
  responseUrlOf,
} from './app-requests.ts'
import { findMessage } from './list-messages.ts'
import { writeView } from './read-view.ts'

async function placePayload(
  parts: AppParts,
  { personId, place, state }: { personId: string; place: DeskPlace; state: FilledState },
): Promise<object> {
  if (place.kind === 'view') {
    const view = parts.state.findView(place.viewId)
    const container = { type: 'view', view_id: place.viewId }
    return view ? { container, view: writeView(view, state) } : { container }
  }
  const { conversationId, ts } = place
  const isEphemeral = ts.startsWith('e-')
  const original = isEphemeral
    ? ({ kind: 'ephemeral', id: ts } as const)
    : ({ kind: 'message', ts } as const)
  const message = isEphemeral
    ? undefined
    : await findMessage(parts, { personId, conversationId, ts })
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: conversationId,
      is_ephemeral: isEphemeral,
    },
    channel: { id: conversationId, name: 'desk' },
    ...(message ? { message } : {}),
    state: { values: state },
    response_url: responseUrlOf(parts, { personId, conversationId, original }),
  }
}

const viewIdOf = (place: DeskPlace) => (place.kind === 'view' ? place.viewId : undefined)

/** Sends a button press or a choice to the bot. */
export async function act(
  parts: AppParts,
  personId: string,
  { place, action, state }: { place: DeskPlace; action: DeskAction; state: FilledState },
): Promise<void> {
  const view = place.kind === 'view' ? parts.state.findView(place.viewId) : undefined
  if (view && view.personId !== personId) return
  if (view) view.filled = state
  await postInteraction(parts, {
    type: 'block_actions',
    ...commonFields(personId),
    trigger_id: await makeTrigger(parts, { personId, viewId: viewIdOf(place) }),
    ...(await placePayload(parts, { personId, place, state })),
    actions: [{ action_ts: String(parts.clock() / 1000), ...action }],
  })
}

interface Offered {
  text: { text: string }
  value: string
}

/** Requests the options of a menu that the bot fills, for a text. */
export async function suggest(
  parts: AppParts,
  personId: string,
  menu: { place: DeskPlace; actionId: string; blockId: string; text: string },
): Promise<DeskOption[]> {
  const { place, actionId, blockId, text } = menu
  const answer = (await postInteraction(parts, {
    type: 'block_suggestion',
    ...commonFields(personId),
    ...(await placePayload(parts, { personId, place, state: {} })),
    action_id: actionId,
    block_id: blockId,
    value: text,
  })) as { options?: Offered[]; option_groups?: { options: Offered[] }[] }
  const options = answer.options ?? answer.option_groups?.flatMap(group => group.options) ?? []
  return options.map(({ text: label, value }) => ({ text: label.text, value }))
}
