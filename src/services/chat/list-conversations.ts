import type { User } from '../../model/entities.ts'
import { listLastTexts } from '../../store/chat/chat-events.ts'
import { listChatSites } from '../../store/chat/chat-sites.ts'
import { findVisitor } from '../../store/chat/chat-visitors.ts'
import {
  type ConversationWithState,
  listConversations as listStored,
} from '../../store/chat/conversations.ts'
import { listUserNames } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'

/** A conversation in the team's list. */
export interface ListedConversation {
  id: string
  /** As said or signed; undefined: nobody knows. */
  visitorName: string | undefined
  visitorNumber: string
  siteName: string
  pageTitle: string | undefined
  ownerName: string | undefined
  /** The visitor asked for a person. */
  isWaiting: boolean
  lastText: string | undefined
  changedAt: number
}

const maxListed = 100

/** What a visitor is called where their name is unknown: `4F2`. */
const visitorNumber = ({ id }: Pick<ConversationWithState, 'id'>): string =>
  id.slice(0, 3).toUpperCase()

/** The workspace's conversations: first those whose visitor waits for a person, then the latest. */
export async function listConversations(
  { db }: Pick<ServiceContext, 'db'>,
  { user, status }: { user: User; status: 'open' | 'closed' },
): Promise<ListedConversation[]> {
  const { workspaceId } = user
  const found = await listStored(db, { workspaceId, status, limit: maxListed })
  const [sites, names, texts, visitors] = await Promise.all([
    listChatSites(db, workspaceId),
    listUserNames(
      db,
      found.flatMap(({ ownerId }) => (ownerId ? [ownerId] : [])),
    ),
    listLastTexts(
      db,
      found.map(({ id }) => id),
    ),
    Promise.all(found.map(({ visitorId }) => findVisitor(db, visitorId))),
  ])
  const listed = found.map((conversation, index) => ({
    id: conversation.id,
    visitorName: visitors[index]?.name,
    visitorNumber: visitorNumber(conversation),
    siteName: sites.find(({ id }) => id === conversation.siteId)?.name ?? '',
    pageTitle: conversation.pageTitle,
    ownerName: conversation.ownerId && names.get(conversation.ownerId),
    isWaiting: conversation.state.waitingSince !== undefined,
    lastText: texts.get(conversation.id),
    changedAt: conversation.changedAt,
  }))
  return listed.sort((a, b) => Number(b.isWaiting) - Number(a.isWaiting))
}
