import type { AppParts } from './app-requests.ts'
import { withIds } from './block-ids.ts'
import type { EphemeralMessage } from './desk-state.ts'
import type { DeskBlock, DeskMessage } from './slack-desk.ts'

interface TeamMessage {
  ts: string
  thread_ts?: string
  user: string
  text: string
  blocks?: DeskBlock[]
  edited?: object
  reply_count?: number
}

const toMessage = (
  { team, state }: AppParts,
  { message, conversationId }: { message: TeamMessage; conversationId: string },
): DeskMessage => {
  const isFromBot = message.user === team.botUserId
  return {
    ts: message.ts,
    authorName: isFromBot
      ? 'Parley'
      : (team.people.find(({ id }) => id === message.user)?.name ?? message.user),
    isFromBot,
    isEphemeral: false,
    isEdited: message.edited !== undefined,
    text: message.text,
    blocks: withIds(message.blocks),
    unfurls: state.unfurls.get(`${conversationId} ${message.ts}`) ?? [],
    replies: [],
  }
}

const toEphemeral = ({ id, text, blocks }: EphemeralMessage): DeskMessage => ({
  ts: id,
  authorName: 'Parley',
  isFromBot: true,
  isEphemeral: true,
  isEdited: false,
  text,
  blocks: withIds(blocks),
  unfurls: [],
  replies: [],
})

async function read(parts: AppParts, method: string, query: object, personId: string) {
  const token = parts.team.tokenOf(personId)
  const answer = (await parts.team.call(method, query, token)) as unknown as {
    messages?: TeamMessage[]
  }
  return answer.messages ?? []
}

const shown = 100

/** What the person sees of a conversation, oldest first: messages with their threads, and what was said to them alone. */
export async function listMessages(
  parts: AppParts,
  { personId, conversationId }: { personId: string; conversationId: string },
): Promise<DeskMessage[]> {
  const channel = conversationId
  const listed = await read(parts, 'conversations.history', { channel, limit: shown }, personId)
  const messages = await Promise.all(
    listed.toReversed().map(async message => {
      const thread = message.reply_count
        ? await read(parts, 'conversations.replies', { channel, ts: message.ts }, personId)
        : []
      const replies = thread
        .filter(({ ts }) => ts !== message.ts)
        .map(reply => toMessage(parts, { message: reply, conversationId }))
      return { ...toMessage(parts, { message, conversationId }), replies }
    }),
  )
  const alone = parts.state.ephemerals.filter(
    one => one.personId === personId && one.conversationId === conversationId,
  )
  return alone.reduce<DeskMessage[]>((all, ephemeral) => {
    const behind = all.findLastIndex(({ ts, isEphemeral }) => isEphemeral || ts <= ephemeral.after)
    return all.toSpliced(behind + 1, 0, toEphemeral(ephemeral))
  }, messages)
}
