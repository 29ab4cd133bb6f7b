import type { Audience } from '../blocks/proposals/post-here.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { callSlack } from '../slack-api/call-slack.ts'

const isDirect = (channelId: string): boolean => channelId.startsWith('D')

/**
 * Who reads what a person posts there. The conversation with the bot has no other reader. Slack names the members of
 * no other direct message to an app: it may be a person's conversation with themselves, or one with a guest.
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

/** Where a modal may post for others; undefined where nobody else reads the conversation it was opened in. */
export async function sharedUrl(
  request: Pick<RequestContext, 'client' | 'person'>,
  { responseUrl, channelId }: { responseUrl: string; channelId: string | undefined },
): Promise<string | undefined> {
  if (responseUrl === '') return undefined
  return (await audienceOf(request, channelId)) === 'nobody' ? undefined : responseUrl
}
