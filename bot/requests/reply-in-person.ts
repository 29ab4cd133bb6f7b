import type { webApi } from '@slack/bolt'
import type { SlackMessage } from '../blocks/text.ts'
import { callSlack } from '../slack-api/call-slack.ts'

/** Posts to the person's direct conversation with the bot. */
export async function replyInPerson(
  { client, slackUserId }: { client: webApi.WebClient; slackUserId: string },
  message: SlackMessage,
): Promise<unknown> {
  const { channel } = await callSlack(() => client.conversations.open({ users: slackUserId }))
  return callSlack(() =>
    client.chat.postMessage({ channel: channel?.id ?? slackUserId, ...message }),
  )
}
