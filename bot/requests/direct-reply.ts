import { z } from 'zod'
import { plainWords } from '../slack-api/plain-text.ts'

/** What a person did to a reply below one of our messages in their own conversation with us. */
export interface DirectReply {
  channel: string
  /** Of the message it stands below. */
  threadTs: string
  slackUserId: string
  /** '' where there was none. */
  before: string
  /** '' where it was deleted. */
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

/** Undefined for anything else: what a bot writes, what stands in no thread, files and the like. */
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
