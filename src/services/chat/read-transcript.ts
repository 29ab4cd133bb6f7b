import type { ChatEvent } from '../../chat/chat-event.ts'
import { choiceText, sayText } from '../../i18n/chat-text.ts'
import { zoneLabel } from '../../i18n/format-time.ts'
import { messagesIn } from '../../i18n/messages.ts'
import type { ChatSite } from '../../model/chat.ts'
import type { User } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import { listEvents } from '../../store/chat/chat-events.ts'
import { findChatSite } from '../../store/chat/chat-sites.ts'
import { findVisitor, type VisitorWithBlock } from '../../store/chat/chat-visitors.ts'
import { type ConversationWithState, findConversation } from '../../store/chat/conversations.ts'
import { listUserNames } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'

export interface TranscriptLine {
  seq: number
  at: number
  from: 'visitor' | 'bot' | 'rep'
  /** Of a rep. */
  name: string | undefined
  isOwn: boolean
  /** Somebody wrote it; the other lines say what happened. */
  isMessage: boolean
  isNote: boolean
  text: string
  isEdited: boolean
  isDeleted: boolean
}

export interface Transcript {
  conversation: ConversationWithState
  visitor: VisitorWithBlock
  site: ChatSite
  ownerName: string | undefined
  lines: TranscriptLine[]
}

const maxLines = 1_000

function textOf(
  { body, author }: ChatEvent,
  reader: User,
  facts: { now: number; names: ReadonlyMap<string, string> },
) {
  const { locale, timeZone } = reader
  const shown = { locale, timeZone, now: facts.now }
  const copy = messagesIn(locale, 'chat-bot')
  switch (body.kind) {
    case 'text':
    case 'note':
      return body.text
    case 'say':
      return sayText(body.say, shown)
    case 'choice':
      return choiceText(body.choice, shown)
    case 'details':
      return Object.values(body.details)
        .filter(value => typeof value === 'string')
        .join(', ')
    case 'zone':
      return copy.zoneChosen({ zone: zoneLabel(facts.now, body.timeZone, locale) })
    case 'joined':
    case 'left': {
      const name = (author.kind === 'rep' && facts.names.get(author.userId)) || copy.someone
      return copy[body.kind]({ name })
    }
    case 'message-left':
      return messagesIn(locale, 'conversations').messageLeft({ email: body.email })
    case 'edited':
    case 'deleted':
    case 'closed':
      return undefined
  }
}

/** Edits and deletions are applied to the lines that they are about. */
function linesOf(
  events: readonly ChatEvent[],
  { reader, now, names }: { reader: User; now: number; names: ReadonlyMap<string, string> },
): TranscriptLine[] {
  const lines = new Map<number, TranscriptLine>()
  for (const event of events) {
    const { body, author, seq } = event
    const changed =
      body.kind === 'edited' || body.kind === 'deleted' ? lines.get(body.of) : undefined
    if (changed && body.kind === 'edited')
      Object.assign(changed, { text: body.text, isEdited: true })
    if (changed && body.kind === 'deleted') Object.assign(changed, { text: '', isDeleted: true })
    const text = textOf(event, reader, { now, names })
    if (text === undefined) continue
    lines.set(seq, {
      seq,
      at: event.at,
      from: author.kind,
      name: author.kind === 'rep' ? names.get(author.userId) : undefined,
      isOwn: author.kind === 'rep' && author.userId === reader.id,
      isMessage: body.kind !== 'joined' && body.kind !== 'left',
      isNote: event.audience === 'team',
      text,
      isEdited: false,
      isDeleted: false,
    })
  }
  return [...lines.values()]
}

/** A conversation as the team reads it, in the reader's language and zone. Throws `not-found`. */
export async function readTranscript(
  { db, clock }: Pick<ServiceContext, 'db' | 'clock'>,
  { user, conversationId }: { user: User; conversationId: string },
): Promise<Transcript> {
  const conversation = isEntityId(conversationId)
    ? await findConversation(db, conversationId)
    : undefined
  if (conversation?.workspaceId !== user.workspaceId) throw notFound()
  const { workspaceId, siteId, visitorId, ownerId } = conversation
  const [site, visitor, events] = await Promise.all([
    findChatSite(db, { workspaceId, siteId }),
    findVisitor(db, visitorId),
    listEvents(db, { conversationId, after: conversation.lastSeq - maxLines, limit: maxLines }),
  ])
  if (!site || !visitor) throw notFound()
  const repIds = events.flatMap(({ author }) => (author.kind === 'rep' ? [author.userId] : []))
  const names = await listUserNames(db, [...new Set([...repIds, ...(ownerId ? [ownerId] : [])])])
  return {
    conversation,
    visitor,
    site,
    ownerName: ownerId && names.get(ownerId),
    lines: linesOf(events, { reader: user, now: clock(), names }),
  }
}
