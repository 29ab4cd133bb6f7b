import type { DeskBlock, DeskMessage, DeskReaction } from '../../web/slack-desk.ts'
import type { AppParts } from './app-requests.ts'
import { withIds } from './block-ids.ts'
import type { EphemeralMessage } from './desk-state.ts'

interface TeamMessage {
  ts: string
  thread_ts?: string
  user: string
  /** Name shown instead of the bot's, for a message that it forwards. */
  username?: string
  text: string
  blocks?: DeskBlock[]
  reactions?: DeskReaction[]
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
      ? (message.username ?? 'Parley')
      : (team.people.find(({ id }) => id === message.user)?.name ?? message.user),
    isFromBot,
    isEphemeral: false,
    isEdited: message.edited !== undefined,
    text: message.text,
    blocks: withIds(message.blocks),
    unfurls: state.unfurls.get(`${conversationId} ${message.ts}`) ?? [],
    reactions: message.reactions ?? [],
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
  reactions: [],
  replies: [],
})

async function read(parts: AppParts, method: string, query: object, personId: string) {
  const token = parts.team.tokenOf(personId)
  const answer = (await parts.team.call(method, query, token)) as unknown as {
    messages?: TeamMessage[]
  }
  return answer.messages ?? []
}

interface MessageReference {
  personId: string
  conversationId: string
  ts: string
}

/** The message as the stand-in stores it; undefined if the person cannot see it. */
export async function findMessage(
  parts: AppParts,
  { personId, conversationId: channel, ts }: MessageReference,
): Promise<TeamMessage | undefined> {
  const found = await read(parts, 'conversations.replies', { channel, ts }, personId)
  return found.find(one => one.ts === ts)
}

/** Inserts each ephemeral message after the message that it followed. */
const withEphemerals = (
  messages: readonly DeskMessage[],
  ephemerals: readonly EphemeralMessage[],
): DeskMessage[] =>
  ephemerals.reduce<DeskMessage[]>(
    (all, ephemeral) => {
      const behind = all.findLastIndex(
        ({ ts, isEphemeral }) => isEphemeral || ts <= ephemeral.after,
      )
      return all.toSpliced(behind + 1, 0, toEphemeral(ephemeral))
    },
    [...messages],
  )

async function repliesTo(
  parts: AppParts,
  { message, conversationId, personId }: { message: TeamMessage } & Omit<MessageReference, 'ts'>,
): Promise<DeskMessage[]> {
  if (!message.reply_count) return []
  const asked = { channel: conversationId, ts: message.ts }
  const thread = await read(parts, 'conversations.replies', asked, personId)
  return thread
    .filter(({ ts }) => ts !== message.ts)
    .map(reply => toMessage(parts, { message: reply, conversationId }))
}

const shown = 100

/** The messages of a conversation as the person sees them, oldest first: with threads and ephemeral messages. */
export async function listMessages(
  parts: AppParts,
  { personId, conversationId }: { personId: string; conversationId: string },
): Promise<DeskMessage[]> {
  const channel = conversationId
  const listed = await read(parts, 'conversations.history', { channel, limit: shown }, personId)
  const alone = parts.state.ephemerals.filter(
    one => one.personId === personId && one.conversationId === conversationId,
  )
  const messages = await Promise.all(
    listed.toReversed().map(async message => {
      const replies = await repliesTo(parts, { message, conversationId, personId })
      const here = alone.filter(({ threadTs }) => threadTs === message.ts)
      return {
        ...toMessage(parts, { message, conversationId }),
        replies: withEphemerals(replies, here),
      }
    }),
  )
  return withEphemerals(
    messages,
    alone.filter(({ threadTs }) => threadTs === undefined),
  )
}
