import type { Knex } from 'knex'
import type { ChatState } from '../../chat/types.ts'
import type { Conversation } from '../../model/chat.ts'
import type { Locale, WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

export type ConversationWithState = Conversation & { state: ChatState }

interface ConversationRow {
  id: string
  workspace_id: WorkspaceId
  site_id: string
  visitor_id: string
  status: Conversation['status']
  state: ChatState
  locale: Locale
  time_zone: string
  owner_id: string | null
  last_seq: number
  page_url: string | null
  page_title: string | null
  tracking: Record<string, string>
  opened_at: Date
  changed_at: Date
  spoke_at: Date | null
  seen_seq: number
  delivered_seq: number
  hold_id: string | null
  meeting_id: string | null
}

const toConversation = (row: ConversationRow): ConversationWithState => ({
  id: row.id,
  workspaceId: row.workspace_id,
  siteId: row.site_id,
  visitorId: row.visitor_id,
  status: row.status,
  state: row.state,
  locale: row.locale,
  timeZone: row.time_zone,
  ownerId: row.owner_id ?? undefined,
  lastSeq: row.last_seq,
  pageUrl: row.page_url ?? undefined,
  pageTitle: row.page_title ?? undefined,
  tracking: row.tracking,
  openedAt: toInstant(row.opened_at),
  changedAt: toInstant(row.changed_at),
  spokeAt: row.spoke_at ? toInstant(row.spoke_at) : undefined,
  seenSeq: row.seen_seq,
  deliveredSeq: row.delivered_seq,
  holdId: row.hold_id ?? undefined,
  meetingId: row.meeting_id ?? undefined,
})

type NewConversation = Pick<
  ConversationWithState,
  | 'id'
  | 'workspaceId'
  | 'siteId'
  | 'visitorId'
  | 'state'
  | 'locale'
  | 'timeZone'
  | 'pageUrl'
  | 'pageTitle'
  | 'tracking'
> & { now: number }

/** False if the visitor has an open conversation already. */
export async function insertConversation(db: Knex, made: NewConversation): Promise<boolean> {
  const rows = await db('conversations')
    .insert({
      id: made.id,
      workspace_id: made.workspaceId,
      site_id: made.siteId,
      visitor_id: made.visitorId,
      status: 'open',
      state: JSON.stringify(made.state),
      locale: made.locale,
      time_zone: made.timeZone,
      page_url: made.pageUrl,
      page_title: made.pageTitle,
      tracking: JSON.stringify(made.tracking),
      opened_at: toTimestamp(made.now),
      changed_at: toTimestamp(made.now),
    })
    .onConflict(db.raw("(visitor_id) where status = 'open'"))
    .ignore()
    .returning('id')
  return rows.length > 0
}

const find = async (query: Knex.QueryBuilder): Promise<ConversationWithState | undefined> => {
  const row: ConversationRow | undefined = await query.first()
  return row && toConversation(row)
}

export const findConversation = (db: Knex, id: string) => find(db('conversations').where({ id }))

/** Locks the row until the transaction ends: the lock orders everybody who writes to the conversation. */
export const lockConversation = (trx: Knex, id: string) =>
  find(trx('conversations').where({ id }).forUpdate())

/** The visitor's open conversation, otherwise their last one. */
export const findLatestConversation = (db: Knex, visitorId: string) =>
  find(
    db('conversations')
      .where({ visitor_id: visitorId })
      .orderByRaw("status = 'open' desc, changed_at desc"),
  )

export type ConversationChanges = Partial<
  Pick<
    ConversationWithState,
    'status' | 'state' | 'lastSeq' | 'timeZone' | 'changedAt' | 'spokeAt' | 'pageUrl' | 'pageTitle'
  > & { ownerId: string | null; holdId: string | null; meetingId: string | null }
>

export async function updateConversation(
  trx: Knex,
  id: string,
  changes: ConversationChanges,
): Promise<void> {
  // An update without changes is no statement.
  if (Object.values(changes).every(value => value === undefined)) return
  const { state, changedAt, spokeAt } = changes
  await trx('conversations')
    .where({ id })
    .update({
      status: changes.status,
      state: state && JSON.stringify(state),
      last_seq: changes.lastSeq,
      time_zone: changes.timeZone,
      changed_at: changedAt === undefined ? undefined : toTimestamp(changedAt),
      spoke_at: spokeAt === undefined ? undefined : toTimestamp(spokeAt),
      page_url: changes.pageUrl,
      page_title: changes.pageTitle,
      owner_id: changes.ownerId,
      hold_id: changes.holdId,
      meeting_id: changes.meetingId,
    })
}

/** What has reached a device of the visitor, and what they have seen; neither ever goes back. */
export async function updateReached(
  db: Knex,
  { id, seenSeq = 0, deliveredSeq = 0 }: { id: string; seenSeq?: number; deliveredSeq?: number },
): Promise<void> {
  await db.raw(
    `update conversations
        set seen_seq = least(last_seq, greatest(seen_seq, :seen::int)),
            delivered_seq = least(last_seq, greatest(delivered_seq, :seen::int, :delivered::int))
      where id = :id
        and (seen_seq < :seen::int or delivered_seq < greatest(:seen::int, :delivered::int))`,
    { id, seen: seenSeq, delivered: deliveredSeq },
  )
}

/** Conversations in which the visitor has spoken, the latest first. */
export async function listConversations(
  db: Knex,
  query: {
    workspaceId: WorkspaceId
    status: Conversation['status']
    before?: number | undefined
    limit: number
  },
): Promise<ConversationWithState[]> {
  const rows = await db<ConversationRow>('conversations')
    .where({ workspace_id: query.workspaceId, status: query.status })
    .whereNotNull('spoke_at')
    .modify(rest => {
      if (query.before !== undefined) rest.where('changed_at', '<', toTimestamp(query.before))
    })
    .orderBy('changed_at', 'desc')
    .limit(query.limit)
  return rows.map(toConversation)
}

/** The last seq of each of these conversations. */
export async function listLastSeqs(
  db: Knex,
  ids: readonly string[],
): Promise<{ id: string; lastSeq: number }[]> {
  if (ids.length === 0) return []
  return db('conversations')
    .whereIn('id', [...ids])
    .select<{ id: string; lastSeq: number }[]>('id', { lastSeq: 'last_seq' })
}
