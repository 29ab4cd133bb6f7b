import type { webApi } from '@slack/bolt'
import { pageLimit } from '../../src/providers/page-limit.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { SlackMessage } from '../blocks/text.ts'
import { callSlack } from './call-slack.ts'
import type { PostLimiter } from './post-limiter.ts'

/** Reference of a message. */
export interface Posted {
  channel: string
  ts: string
}

/** Stored in a message's metadata, to find the message if its reference was lost. */
export interface Mark {
  event_type: string
  event_payload: Record<string, string | number>
}

export interface Messenger {
  client: webApi.WebClient
  limiter: PostLimiter
}

const isMarked = (found: { metadata?: unknown }, mark: Mark): boolean => {
  const metadata = found.metadata as Partial<Mark> | undefined
  return (
    metadata?.event_type === mark.event_type &&
    Object.entries(mark.event_payload).every(
      ([key, value]) => metadata.event_payload?.[key] === value,
    )
  )
}

/** Opens the direct conversation between the bot and one user. */
export async function openDirect({ client }: Messenger, slackUserId: string): Promise<string> {
  const { channel } = await callSlack(() => client.conversations.open({ users: slackUserId }))
  return channel?.id ?? slackUserId
}

/** A message with this mark, posted since `since` (epoch ms). */
export async function findMarked(
  { client }: Messenger,
  { channel, mark, since }: { channel: string; mark: Mark; since: number },
): Promise<Posted | undefined> {
  const allow = pageLimit('slack')
  let cursor: string | undefined
  do {
    const page = await callSlack(() =>
      client.conversations.history({
        channel,
        oldest: String(Math.floor(since / 1000)),
        limit: 200,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      }),
    )
    const found = page.messages?.find(message => isMarked(message, mark))
    if (found?.ts) return { channel, ts: found.ts }
    cursor = page.response_metadata?.next_cursor || undefined
    if (cursor) allow(cursor)
  } while (cursor)
  return undefined
}

type NewMessage = Parameters<webApi.WebClient['chat']['postMessage']>[0]

/** Posts when the limiter allows it. If Slack rate-limits the post, later posts to the channel wait too. */
async function post({ client, limiter }: Messenger, channel: string, message: NewMessage) {
  await limiter.take(channel)
  try {
    return await callSlack(() => client.chat.postMessage(message))
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'rate-limited')
      limiter.pause(channel, error)
    throw error
  }
}

export async function postMarked(
  messenger: Messenger,
  { channel, message, mark }: { channel: string; message: SlackMessage; mark: Mark },
): Promise<Posted> {
  const options = { unfurl_links: false, unfurl_media: false, metadata: mark }
  const { ts } = await post(messenger, channel, { channel, ...message, ...options })
  return { channel, ts: ts ?? '' }
}

export const editMessage = (
  { client }: Messenger,
  { posted, message, mark }: { posted: Posted; message: SlackMessage; mark: Mark },
): Promise<unknown> =>
  callSlack(() => client.chat.update({ ...posted, ...message, metadata: mark }))

/** Posts one reply in a message's thread, even if it is called again. */
export async function replyOnce(
  messenger: Messenger,
  reply: { posted: Posted; text: string; blocks?: SlackMessage['blocks']; mark: Mark },
): Promise<void> {
  const { posted, text, blocks, mark } = reply
  const { channel, ts } = posted
  const { messages } = await callSlack(() =>
    messenger.client.conversations.replies({ channel, ts, limit: 200, include_all_metadata: true }),
  )
  if (messages?.some(message => isMarked(message, mark))) return
  const content = blocks ? { text, blocks } : { text }
  await post(messenger, channel, { channel, thread_ts: ts, ...content, metadata: mark })
}
