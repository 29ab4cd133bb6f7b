import type { DeskShortcut } from '../../web/slack-desk.ts'
import {
  type AppParts,
  commonFields,
  makeTrigger,
  postCommand,
  postEvent,
  postInteraction,
  responseUrlOf,
} from './app-requests.ts'
import { commandText, messageText } from './as-typed.ts'
import { teamId } from './emulated-team.ts'
import { findMessage } from './list-messages.ts'
import { listConversations, openDirect } from './listed-conversations.ts'

interface Line {
  conversationId: string
  text: string
  threadTs?: string
}

async function command(parts: AppParts, personId: string, line: Line): Promise<void> {
  const [name = '', ...rest] = line.text.split(/\s+/)
  const { conversationId } = line
  await postCommand(parts, {
    command: name,
    text: commandText(rest.join(' '), parts.team.people),
    team_id: teamId,
    user_id: personId,
    channel_id: conversationId,
    api_app_id: 'A000000001',
    trigger_id: await makeTrigger(parts, { personId }),
    response_url: responseUrlOf(parts, { personId, conversationId, original: undefined }),
  })
}

const linksIn = (text: string) =>
  (text.match(/https?:\/\/[^\s<>|]+/g) ?? []).filter(link => URL.canParse(link))

/**
 * Slack notifies a bot only of links to its own domains, which the manifest lists. Here the bot gets all links
 * and filters them itself.
 */
async function shareLinks(
  parts: AppParts,
  { personId, ts, conversationId, text }: Line & { personId: string; ts: string },
): Promise<void> {
  const links = linksIn(text).map(url => ({ url, domain: new URL(url).host }))
  if (links.length === 0) return
  await postEvent(parts, {
    type: 'link_shared',
    user: personId,
    channel: conversationId,
    message_ts: ts,
    event_ts: ts,
    links,
  })
}

async function message(parts: AppParts, personId: string, line: Line): Promise<void> {
  const { conversationId: channel, threadTs } = line
  const text = messageText(line.text, parts.team.people)
  const thread = threadTs ? { thread_ts: threadTs } : {}
  const post = { channel, text, ...thread }
  const answer = await parts.team.call('chat.postMessage', post, parts.team.tokenOf(personId))
  parts.state.changed()
  const ts = String(answer.ts)
  const isDirect = channel === (await openDirect(parts, personId))
  await postEvent(parts, {
    type: 'message',
    channel_type: isDirect ? 'im' : 'channel',
    user: personId,
    channel,
    text,
    ts,
    event_ts: ts,
    ...thread,
  })
  await shareLinks(parts, { personId, ts, conversationId: channel, text: line.text })
}

/** A line that starts with a slash is a command, other lines are messages. Slack has no commands in threads. */
export const type = (parts: AppParts, personId: string, line: Line): Promise<void> =>
  line.text.startsWith('/') && !line.threadTs
    ? command(parts, personId, line)
    : message(parts, personId, line)

export async function openHome(parts: AppParts, personId: string): Promise<void> {
  await postEvent(parts, {
    type: 'app_home_opened',
    user: personId,
    channel: await openDirect(parts, personId),
    tab: 'home',
    event_ts: String(parts.clock() / 1000),
  })
}

async function messagePayload(
  parts: AppParts,
  personId: string,
  { conversationId, ts }: { conversationId: string; ts: string },
): Promise<object> {
  const found = await findMessage(parts, { personId, conversationId, ts })
  const original = { kind: 'message' as const, ts }
  return {
    channel: { id: conversationId, name: 'desk' },
    message: { type: 'message', ...found, ts },
    message_ts: ts,
    response_url: responseUrlOf(parts, { personId, conversationId, original }),
  }
}

/** A shortcut from Slack's menus or from a message's menu. */
export async function shortcut(
  parts: AppParts,
  personId: string,
  { callbackId, message: on }: DeskShortcut,
): Promise<void> {
  const isSeen =
    !on || (await listConversations(parts, personId)).some(({ id }) => id === on.conversationId)
  if (!isSeen) return
  await postInteraction(parts, {
    type: on ? 'message_action' : 'shortcut',
    ...commonFields(personId),
    callback_id: callbackId,
    action_ts: String(parts.clock() / 1000),
    trigger_id: await makeTrigger(parts, { personId }),
    ...(on ? await messagePayload(parts, personId, on) : {}),
  })
}
