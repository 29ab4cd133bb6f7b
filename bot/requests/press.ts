import type { AllMiddlewareArgs, SlackActionMiddlewareArgs, types } from '@slack/bolt'
import { z } from 'zod'
import type { SlackMessage } from '../blocks/text.ts'
import { callSlack } from '../call-slack.ts'
import { postToResponseUrl } from '../response-url.ts'
import type { Acknowledged, Source } from '../turn.ts'
import { sourceOf } from './source-of.ts'

/** A button pressed or a choice made, in a message, a modal or on App Home. */
export interface Press extends Acknowledged {
  source: Source
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

type Answers = Pick<Press, 'tell' | 'replace' | 'post'>

type ButtonArgs = SlackActionMiddlewareArgs & AllMiddlewareArgs

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

/** Where a modal's answer belongs, if it was asked for in a conversation. */
export function responseUrlIn(metadata: string): string | undefined {
  try {
    return z.object({ responseUrl: z.url() }).safeParse(JSON.parse(metadata)).data?.responseUrl
  } catch {
    return undefined
  }
}

interface ShownView {
  id: string
  title?: types.PlainTextElement
  close?: types.PlainTextElement
  private_metadata?: string
}

/** A modal goes on showing what became of a press in it. */
const answersInView = ({ client }: ButtonArgs, view: ShownView): Answers => {
  const show = ({ blocks }: SlackMessage) =>
    callSlack(() =>
      client.views.update({
        view_id: view.id,
        view: {
          type: 'modal',
          title: view.title ?? { type: 'plain_text', text: '…' },
          ...(view.close ? { close: view.close } : {}),
          private_metadata: view.private_metadata ?? '',
          blocks,
        },
      }),
    )
  const responseUrl = responseUrlIn(view.private_metadata ?? '')
  const post = (message: SlackMessage) =>
    responseUrl === undefined
      ? show(message)
      : postToResponseUrl(responseUrl, { ...message, response_type: 'in_channel' })
  return { tell: show, replace: show, post }
}

/** App Home shows no answers: they go to the person's own conversation. */
const answersInPerson = ({ client, body }: ButtonArgs): Answers => {
  const say = async (message: SlackMessage) => {
    const { channel } = await callSlack(() => client.conversations.open({ users: body.user.id }))
    return callSlack(() =>
      client.chat.postMessage({ channel: channel?.id ?? body.user.id, ...message }),
    )
  }
  return { tell: say, replace: say, post: say }
}

const answersAt = (responseUrl: string): Answers => {
  const send = (message: SlackMessage, how: object) =>
    postToResponseUrl(responseUrl, { ...message, ...how })
  return {
    tell: message => send(message, { response_type: 'ephemeral', replace_original: false }),
    replace: message => send(message, { replace_original: true }),
    post: message => send(message, { response_type: 'in_channel', replace_original: false }),
  }
}

function answersOf(
  args: ButtonArgs,
  { view, responseUrl }: { view: (ShownView & { type?: string }) | undefined; responseUrl: string },
): Answers {
  if (responseUrl || !view) return answersAt(responseUrl)
  return view.type === 'home' ? answersInPerson(args) : answersInView(args, view)
}

export function pressOf(args: ButtonArgs): Press {
  const { body, action } = args
  const responseUrl = 'response_url' in body ? String(body.response_url) : ''
  const { view } = body as { view?: ShownView & { type?: string } }
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
