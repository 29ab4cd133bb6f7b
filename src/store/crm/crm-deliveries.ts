import type { Knex } from 'knex'
import { formatTarget } from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import { type Delivery, type DeliveryRow, toDelivery } from '../deliveries/delivery-rows.ts'
import { isKind } from '../deliveries/target-sql.ts'

const target = formatTarget({ kind: 'crm' })

/** The names of one thing on both sides, when Parley and the record last agreed. */
interface KeptPair {
  ours: string | null
  theirs: string | null
}
/** Emails in lower case. `theirs` is null if the record names no owner whom we know. */
export interface KeptHost extends KeptPair {
  ours: string
}
/** `ours` as meetings carry it, `theirs` by its label; null: none. */
export type KeptType = KeptPair

/** Our own notes beside the provider's data, in the refs of a delivery to the CRM. */
export interface CrmNotes {
  /** The provider that issued the ids: a workspace may change its CRM. */
  provider?: string
  /** The account at that provider, if known. */
  accountId?: string | undefined
  /** When the record was first found deleted, epoch ms. */
  deletedAt?: number | undefined
  /** The record was deleted together with many others, so a person has to decide. */
  isLeft?: boolean
  /** Absent for records from before host changes were synced. */
  host?: KeptHost
  /** Absent until the record was read once after our last write. */
  type?: KeptType | null
}

/** The delivery of a meeting to its workspace's CRM. */
export async function findCrmDelivery(db: Knex, meetingId: string): Promise<Delivery | undefined> {
  const row = await db<DeliveryRow>('deliveries').where({ meeting_id: meetingId, target }).first()
  return row && toDelivery(row)
}

/** By the id that the CRM gave the record. */
export async function findDeliveryOfRecord(
  db: Knex,
  query: {
    workspaceId: WorkspaceId
    provider: string
    accountId: string | undefined
    engagementId: string
  },
): Promise<Delivery | undefined> {
  const row = await db<DeliveryRow>('deliveries')
    .where({ workspace_id: query.workspaceId, target })
    .whereRaw(`refs->>'engagementId' = ?`, [query.engagementId])
    .whereRaw(`coalesce(refs->>'provider', ?) = ?`, [query.provider, query.provider])
    .whereRaw(`coalesce(refs->>'accountId', :id, '') = coalesce(:id, refs->>'accountId', '')`, {
      id: query.accountId ?? null,
    })
    .first()
  return row && toDelivery(row)
}

/** Which of these CRM ids are records of the workspace's meetings. */
export async function listKnownRecords(
  db: Knex,
  { workspaceId, engagementIds }: { workspaceId: WorkspaceId; engagementIds: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select refs->>'engagementId' as id from deliveries
      where workspace_id = ? and ${isKind('crm')} and refs->>'engagementId' = any(?::text[])`,
    [workspaceId, [...engagementIds]],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Adds these notes to the record's refs and keeps the rest. */
export async function noteCrmRefs(db: Knex, id: string, notes: object): Promise<void> {
  await db('deliveries')
    .where({ id })
    .update({ refs: db.raw(`coalesce(refs, '{}') || ?::jsonb`, [JSON.stringify(notes)]) })
}

/** Clears the notes about pending work: the record was written, or already has the wanted values. */
export async function settleCrmRefs(
  db: Knex,
  id: string,
  known: { sent: object; provider: string; accountId: string | undefined } & Pick<
    CrmNotes,
    'host' | 'type'
  >,
): Promise<void> {
  const settled = `(coalesce(refs, '{}') - array['sending', 'sendingAt', 'deletedAt', 'isLeft', 'isHostPending']) || ?::jsonb`
  await db('deliveries')
    .where({ id })
    .update({ refs: db.raw(settled, [JSON.stringify(known)]) })
}

/** Clears the deletion note after the record was found again. */
export async function forgetDeletion(db: Knex, id: string): Promise<void> {
  await db('deliveries')
    .where({ id })
    .update({ refs: db.raw(`refs - 'deletedAt' - 'isLeft'`) })
}

/**
 * Holds deliveries for a person's decision, with this reason. Deliveries that are about to be tried are left
 * alone.
 */
export async function holdDelivery(
  trx: Knex,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<void> {
  await trx('deliveries').whereIn('id', ids).whereNotIn('state', ['queued', 'retrying']).update({
    state: 'failed',
    last_error: reason,
    last_error_code: null,
    next_try_at: null,
    updated_at: trx.fn.now(),
  })
}

/** Which of these records were found deleted since then. */
export async function listDeletedRecords(
  db: Knex,
  { workspaceId, since }: { workspaceId: WorkspaceId; since: number },
): Promise<Delivery[]> {
  const rows = await db<DeliveryRow>('deliveries')
    .where({ workspace_id: workspaceId, target })
    .whereRaw(`refs->>'deletedAt' is not null and (refs->>'deletedAt')::bigint > ?`, [since])
  return rows.map(toDelivery)
}

/** Inserts the delivery of a meeting whose record was made in the CRM. */
export async function insertAdopted(
  trx: Knex,
  { workspaceId, meetingId, refs }: { workspaceId: WorkspaceId; meetingId: string; refs: object },
): Promise<void> {
  await trx('deliveries').insert({
    workspace_id: workspaceId,
    meeting_id: meetingId,
    target,
    state: 'delivered',
    delivered_revision: 0,
    refs: JSON.stringify(refs),
  })
}

/** False if another process was faster, or it was kept before. */
export async function keepMadeMeeting(
  trx: Knex,
  made: { workspaceId: WorkspaceId; provider: string; engagementId: string; meetingId: string },
): Promise<boolean> {
  const rows = await trx('crm_made_meetings')
    .insert({
      workspace_id: made.workspaceId,
      provider: made.provider,
      engagement_id: made.engagementId,
      meeting_id: made.meetingId,
    })
    .onConflict(['workspace_id', 'provider', 'engagement_id'])
    .ignore()
    .returning('meeting_id')
  return rows.length > 0
}

/** Whether one of our meetings, wherever it was agreed, starts then with one of these lower-case addresses. */
export async function hasMeetingAt(
  db: Knex,
  query: { workspaceId: WorkspaceId; startsAt: number; emails: readonly string[] },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select 1 from meetings m join attendees a on a.meeting_id = m.id
      where m.workspace_id = ? and m.starts_at = ? and m.status = 'scheduled' and lower(a.email) = any(?::text[])
      limit 1`,
    [query.workspaceId, toTimestamp(query.startsAt), [...query.emails]],
  )
  return rows.length > 0
}

/** The UID of the meeting's event in its host's calendar. If the calendar assigned its own UID, that one. */
export async function findCalendarUid(
  db: Knex,
  { id, host }: { id: string; host: { id: string } },
): Promise<string | undefined> {
  const { rows } = await db.raw<{ rows: { uid: string }[] }>(
    `select uid from calendar_meetings where meeting_id = :id
     union all select refs->>'iCalUid' from deliveries
       where meeting_id = :id and target = :target and refs->>'iCalUid' is not null
     limit 1`,
    { id, target: formatTarget({ kind: 'calendar', userId: host.id }) },
  )
  return rows[0]?.uid
}
