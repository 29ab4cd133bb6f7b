import type { DeskConversation } from '../../web/slack-desk.ts'
import type { AppParts } from './app-requests.ts'

interface TeamConversation {
  id: string
  name: string
  is_member: boolean
}

/** Finds or creates the person's direct conversation with the bot. */
export async function openDirect({ team }: AppParts, personId: string): Promise<string> {
  const answer = (await team.call('conversations.open', { users: personId })) as unknown as {
    channel: { id: string }
  }
  return answer.channel.id
}

/** Lists the conversation with the bot first, then the person's channels. */
export async function listConversations(
  parts: AppParts,
  personId: string,
): Promise<DeskConversation[]> {
  const { team } = parts
  const listed = (await team.call(
    'conversations.list',
    { types: 'public_channel', limit: 100 },
    team.tokenOf(personId),
  )) as unknown as { channels?: TeamConversation[] }
  const channels = (listed.channels ?? []).filter(channel => channel.is_member)
  return [
    { id: await openDirect(parts, personId), name: 'Parley', isDirect: true },
    ...channels.map(({ id, name }) => ({ id, name: `#${name}`, isDirect: false })),
  ]
}
