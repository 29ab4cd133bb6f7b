import type { AllMiddlewareArgs, SlackActionMiddlewareArgs, types } from '@slack/bolt'
import { z } from 'zod'
import type { SlackMessage } from '../blocks/text.ts'
import { callSlack } from '../slack-api/call-slack.ts'
import { postToResponseUrl } from '../slack-api/response-url.ts'
import type { Press } from './press.ts'
import { replyInPerson } from './reply-in-person.ts'

export type ButtonArgs = SlackActionMiddlewareArgs & AllMiddlewareArgs

type Answers = Pick<Press, 'reply' | 'replace' | 'post'>

/** The response URL for a modal's result, if the modal was opened from a conversation. */
export function responseUrlIn(metadata: string): string | undefined {
  try {
    return z.object({ responseUrl: z.url() }).safeParse(JSON.parse(metadata)).data?.responseUrl
  } catch {
    return undefined
  }
}

/** The modal or App Home that contains a button, as Slack sends it. */
export interface PressedView {
  type?: string
  id: string
  title?: types.PlainTextElement
  close?: types.PlainTextElement
  private_metadata?: string
}

/** A modal shows the result of a press inside itself. */
const answersInView = ({ client }: ButtonArgs, view: PressedView): Answers => {
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
  return { reply: show, replace: show, post }
}

/** App Home cannot show replies, so they are sent to the person's own conversation. */
const answersInPerson = ({ client, body }: ButtonArgs): Answers => {
  const say = (message: SlackMessage) =>
    replyInPerson({ client, slackUserId: body.user.id }, message)
  return { reply: say, replace: say, post: say }
}

const answersAt = (responseUrl: string): Answers => {
  const send = (message: SlackMessage, how: object) =>
    postToResponseUrl(responseUrl, { ...message, ...how })
  return {
    reply: message => send(message, { response_type: 'ephemeral', replace_original: false }),
    replace: message => send(message, { replace_original: true }),
    post: message => send(message, { response_type: 'in_channel', replace_original: false }),
  }
}

/** Where replies to a press are shown: in its message, its modal, or the person's own conversation. */
export function answersOf(
  args: ButtonArgs,
  { view, responseUrl }: { view: PressedView | undefined; responseUrl: string },
): Answers {
  if (responseUrl || !view) return answersAt(responseUrl)
  return view.type === 'home' ? answersInPerson(args) : answersInView(args, view)
}
