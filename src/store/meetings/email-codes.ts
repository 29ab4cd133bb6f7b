import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** Codes are stored per page and address; `emailKey` comes from `emailKey()`. */
interface CodeOwner {
  pageId: string
  emailKey: string
}

/** All times are epoch ms. */
interface NewEmailCode extends CodeOwner {
  id: string
  workspaceId: WorkspaceId
  codeSignature: string
  now: number
  expiresAt: number
  /** An unused code that was sent after this is not replaced. */
  soonestAfter: number
  /** Codes sent after this count toward the limit. */
  countedAfter: number
  maxSends: number
}

/**
 * Replaces the earlier code. False if it is too soon or the limit is reached; one statement, so that this holds
 * across processes.
 */
export async function putEmailCode(trx: Knex, code: NewEmailCode): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `insert into email_codes
       (id, workspace_id, page_id, email_key, code_signature, first_sent_at, sent_at, expires_at)
     values (:id, :workspaceId, :pageId, :emailKey, :codeSignature, :now, :now, :expiresAt)
     on conflict (page_id, email_key) do update set
       id = excluded.id,
       code_signature = excluded.code_signature,
       attempts = 0,
       used_at = null,
       sent_at = excluded.sent_at,
       expires_at = excluded.expires_at,
       sends = case when email_codes.first_sent_at > :countedAfter then email_codes.sends + 1 else 1 end,
       first_sent_at = case when email_codes.first_sent_at > :countedAfter
                            then email_codes.first_sent_at else excluded.first_sent_at end
     where (email_codes.used_at is not null or email_codes.sent_at <= :soonestAfter)
       and (email_codes.first_sent_at <= :countedAfter or email_codes.sends < :maxSends)
     returning id`,
    {
      ...code,
      now: toTimestamp(code.now),
      expiresAt: toTimestamp(code.expiresAt),
      soonestAfter: toTimestamp(code.soonestAfter),
      countedAfter: toTimestamp(code.countedAfter),
    },
  )
  return rows.length > 0
}

interface KeptEmailCode {
  id: string
  codeSignature: string
  attempts: number
  sends: number
  /** Epoch ms. */
  firstSentAt: number
  sentAt: number
  expiresAt: number
  isUsed: boolean
}

/** Locks the row until the transaction ends, so that concurrent tries are counted one after the other. */
export async function lockEmailCode(
  trx: Knex,
  { pageId, emailKey }: CodeOwner,
): Promise<KeptEmailCode | undefined> {
  const row = await trx('email_codes')
    .where({ page_id: pageId, email_key: emailKey })
    .forUpdate()
    .first()
  return (
    row && {
      id: row.id,
      codeSignature: row.code_signature,
      attempts: row.attempts,
      sends: row.sends,
      firstSentAt: toInstant(row.first_sent_at),
      sentAt: toInstant(row.sent_at),
      expiresAt: toInstant(row.expires_at),
      isUsed: row.used_at !== null,
    }
  )
}

export async function countWrongTry(trx: Knex, id: string): Promise<void> {
  await trx('email_codes').where({ id }).increment('attempts', 1)
}

/** False if another booking used the code, or a newer code replaced it. */
export async function useEmailCode(
  trx: Knex,
  { id, now }: { id: string; now: number },
): Promise<boolean> {
  const count = await trx('email_codes')
    .where({ id, used_at: null })
    .update({ used_at: toTimestamp(now) })
  return count > 0
}

/** The title of the page that an unused code is for, and when the code expires (epoch ms). */
export async function findSendableCode(
  db: Knex,
  id: string,
): Promise<{ pageTitle: string; expiresAt: number } | undefined> {
  const row = await db('email_codes as c')
    .join('pages as p', 'p.id', 'c.page_id')
    .where({ 'c.id': id, 'c.used_at': null })
    .first<{ title: string; expires_at: Date }>('p.title', 'c.expires_at')
  return row && { pageTitle: row.title, expiresAt: toInstant(row.expires_at) }
}
