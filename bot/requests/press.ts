import type { SlackMessage } from '../blocks/text.ts'
import type { Acknowledged } from '../turn.ts'
import { answersOf, type ButtonArgs, type PressedView } from './press-answers.ts'
import { sourceOf } from './source-of.ts'

/** A button pressed or a choice made, in a message, a modal or on App Home. */
export interface Press extends Acknowledged {
  actionId: string
  /** The button's value or the chosen option's; '' where there is none, or where several were chosen. */
  value: string
  /** All chosen options, of checkboxes and the like. */
  values: readonly string[]
  /** Opens one modal within three seconds. */
  triggerId: string
  /** '' outside messages. */
  responseUrl: string
  /** The message it stood in; undefined elsewhere. */
  message: { channel: string; ts: string; threadTs: string | undefined } | undefined
  /** The conversation it was pressed in, also where only one person sees the message; undefined elsewhere. */
  channelId: string | undefined
  threadTs: string | undefined
  /** The modal or App Home it stood in; undefined elsewhere. */
  view: { type: string; id: string; metadata: string; callbackId: string } | undefined
  /** Replaces the message with the button, or what the modal shows; `tell` shows something to the person alone. */
  replace(message: SlackMessage): Promise<unknown>
  /** For everyone in the conversation; in a modal, the one it was asked for in. */
  post(message: SlackMessage): Promise<unknown>
}

interface ChosenOption {
  value?: string
}

const chosenIn = (action: object): string[] => {
  const { value, selected_option, selected_options } = action as {
    value?: unknown
    selected_option?: ChosenOption | null
    selected_options?: ChosenOption[]
  }
  if (typeof value === 'string') return [value]
  const options = selected_options ?? (selected_option ? [selected_option] : [])
  return options.flatMap(option => option.value ?? [])
}

function standsIn(body: object): Pick<Press, 'message' | 'view' | 'channelId' | 'threadTs'> {
  const { message, channel, view, container } = body as {
    message?: { ts: string; thread_ts?: string }
    channel?: { id: string }
    container?: { thread_ts?: string }
    view?: { type?: string; id: string; private_metadata?: string; callback_id?: string }
  }
  return {
    message:
      message && channel
        ? { channel: channel.id, ts: message.ts, threadTs: message.thread_ts }
        : undefined,
    channelId: channel?.id,
    threadTs: message?.thread_ts ?? container?.thread_ts,
    view: view && {
      type: view.type ?? 'modal',
      id: view.id,
      metadata: view.private_metadata ?? '',
      callbackId: view.callback_id ?? '',
    },
  }
}

export function pressOf(args: ButtonArgs): Press {
  const { body, action } = args
  const responseUrl = 'response_url' in body ? String(body.response_url) : ''
  const { view } = body as { view?: PressedView }
  const values = chosenIn(action)
  return {
    ack: () => args.ack(),
    body,
    source: sourceOf(args, body.user.id),
    actionId: 'action_id' in action ? String(action.action_id) : '',
    value: values.length === 1 ? (values[0] ?? '') : '',
    values,
    triggerId: 'trigger_id' in body ? String(body.trigger_id) : '',
    responseUrl,
    ...standsIn(body),
    ...answersOf(args, { view, responseUrl }),
  }
}
