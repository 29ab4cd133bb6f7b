import { z } from 'zod'
import { plainWords } from '../slack-api/plain-text.ts'

/** A new, edited or deleted reply to one of our messages, in a person's own conversation with the bot. */
export interface DirectReply {
  channel: string
  /** `ts` of the message that it replies to. */
  threadTs: string
  slackUserId: string
  /** '' for a new reply. */
  before: string
  /** '' for a deleted reply. */
  after: string
}

const message = z.object({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  ts: z.string(),
})
const event = message.extend({
  channel: z.string(),
  channel_type: z.literal('im'),
  subtype: z.string().optional(),
  message: message.optional(),
  previous_message: message.optional(),
})

/** Undefined for other events, such as bot messages, messages outside threads, and files. */
export function readDirectReply(sent: unknown): DirectReply | undefined {
  const { data } = event.safeParse(sent)
  if (!data) return undefined
  const { channel, subtype = 'new', previous_message: previous } = data
  const states = {
    new: { before: undefined, after: data },
    message_changed: { before: previous, after: data.message },
    message_deleted: { before: previous, after: undefined },
  }
  if (!Object.hasOwn(states, subtype)) return undefined
  const { before, after } = states[subtype as keyof typeof states]
  const known = after ?? before
  if (!known?.user || known.bot_id || !known.thread_ts || known.thread_ts === known.ts)
    return undefined
  return {
    channel,
    threadTs: known.thread_ts,
    slackUserId: known.user,
    before: plainWords(before?.text ?? ''),
    after: plainWords(after?.text ?? ''),
  }
}
