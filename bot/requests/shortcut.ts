import type { AllMiddlewareArgs, SlackShortcutMiddlewareArgs } from '@slack/bolt'
import { postToResponseUrl } from '../slack-api/response-url.ts'
import { replyInPerson } from './reply-in-person.ts'
import type { Acknowledged } from './request-context.ts'
import { sourceOf } from './source-of.ts'

/** A shortcut from Slack's menus or from a message's menu. */
export interface Shortcut extends Acknowledged {
  callbackId: string
  triggerId: string
  /** The message of a message shortcut; undefined for a global one. */
  message:
    | { channel: string; ts: string; threadTs: string | undefined; text: string; userId: string }
    | undefined
}

type ShortcutArgs = SlackShortcutMiddlewareArgs & AllMiddlewareArgs

interface ShortcutBody {
  callback_id: string
  trigger_id: string
  user: { id: string }
  response_url?: string
  channel?: { id: string }
  message?: { ts: string; thread_ts?: string; text?: string; user?: string }
}

const messageOf = ({ message, channel }: ShortcutBody): Shortcut['message'] =>
  message &&
  channel && {
    channel: channel.id,
    ts: message.ts,
    threadTs: message.thread_ts,
    text: message.text ?? '',
    userId: message.user ?? '',
  }

export function shortcutOf(args: ShortcutArgs): Shortcut {
  const body = args.shortcut as unknown as ShortcutBody
  const { client } = args
  return {
    ack: () => args.ack(),
    body,
    source: sourceOf(args, body.user.id),
    callbackId: body.callback_id,
    triggerId: body.trigger_id,
    message: messageOf(body),
    // A global shortcut has no conversation, so the reply goes to the person's own.
    reply: async message => {
      if (body.response_url)
        return postToResponseUrl(body.response_url, { ...message, response_type: 'ephemeral' })
      return replyInPerson({ client, slackUserId: body.user.id }, message)
    },
  }
}
