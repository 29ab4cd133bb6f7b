import type { Audience } from '../blocks/proposals/post-here.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { callSlack } from '../slack-api/call-slack.ts'

const isDirect = (channelId: string): boolean => channelId.startsWith('D')

/**
 * Who reads a person's post in this conversation. Nobody else reads the conversation with the bot. Slack does
 * not show an app the members of other direct messages, which may be a person's conversation with themselves or
 * with a guest.
 */
export async function audienceOf(
  { client, person }: Pick<RequestContext, 'client' | 'person'>,
  channelId: string | undefined,
): Promise<Audience> {
  if (channelId === undefined) return 'unknown'
  if (!isDirect(channelId)) return 'others'
  const { channel } = await callSlack(() =>
    client.conversations.open({ users: person.slackUserId }),
  )
  return channel?.id === channelId ? 'nobody' : 'unknown'
}

/** Where a modal may post for others; undefined if nobody else reads the conversation it was opened from. */
export async function sharedUrl(
  request: Pick<RequestContext, 'client' | 'person'>,
  { responseUrl, channelId }: { responseUrl: string; channelId: string | undefined },
): Promise<string | undefined> {
  if (responseUrl === '') return undefined
  return (await audienceOf(request, channelId)) === 'nobody' ? undefined : responseUrl
}
