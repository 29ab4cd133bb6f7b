import { presentActionId } from '../blocks/former-ids.ts'
import type { Press } from './press.ts'
import { answersOf, type ButtonArgs, type PressedView } from './press-answers.ts'
import { sourceOf } from './source-of.ts'

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
    actionId: 'action_id' in action ? presentActionId(String(action.action_id)) : '',
    value: values.length === 1 ? (values[0] ?? '') : '',
    values,
    triggerId: 'trigger_id' in body ? String(body.trigger_id) : '',
    responseUrl,
    ...standsIn(body),
    ...answersOf(args, { view, responseUrl }),
  }
}
