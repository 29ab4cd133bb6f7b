import type { Knex } from 'knex'
import { toInstant, toTimestamp } from '../database/connect.ts'

export async function insertSignInLink(
  trx: Knex,
  link: {
    id: string
    userId: string
    /** The colleague who invites this user. */
    invitedById?: string | undefined
    tokenHash: Buffer
    tokenSealed: string
    expiresAt: number
  },
): Promise<void> {
  await trx('sign_in_links').insert({
    id: link.id,
    user_id: link.userId,
    invited_by: link.invitedById ?? null,
    token_hash: link.tokenHash,
    token_sealed: link.tokenSealed,
    expires_at: toTimestamp(link.expiresAt),
  })
}

/** Locks the user's links until the transaction ends, so that no other link is made meanwhile. */
export async function lockSignInLinks(trx: Knex, userId: string): Promise<void> {
  await trx('users').where({ id: userId }).forNoKeyUpdate().select('id')
}

/** Ids of unused links that the user asked for and that expire after `now` and by `until` (epoch ms). */
export async function listOpenSignInLinks(
  trx: Knex,
  { userId, now, until }: { userId: string; now: number; until: number },
): Promise<string[]> {
  return trx('sign_in_links')
    .where({ user_id: userId, used_at: null, invited_by: null })
    .where('expires_at', '>', toTimestamp(now))
    .where('expires_at', '<=', toTimestamp(until))
    .pluck('id')
}

/** Uses up a link and returns its user. Undefined if the link was used or has expired. */
export async function useSignInLink(
  db: Knex,
  { tokenHash, now }: { tokenHash: Buffer; now: number },
): Promise<{ userId: string } | undefined> {
  const [row] = await db('sign_in_links')
    .where({ token_hash: tokenHash, used_at: null })
    .where('expires_at', '>', toTimestamp(now))
    .update({ used_at: toTimestamp(now) })
    .returning<{ user_id: string }[]>('user_id')
  return row && { userId: row.user_id }
}

/** The user was invited now: links of earlier invitations are invalid, and the new one waits to be used. */
export async function startInvitation(
  trx: Knex,
  query: { userId: string; now: number },
): Promise<void> {
  await endInvitations(trx, query)
  await trx('users')
    .where({ id: query.userId })
    .update({ invited_at: toTimestamp(query.now) })
}

/** The user signed in: the links of their invitations are invalid, and none is pending. */
export async function endInvitations(
  db: Knex,
  { userId, now }: { userId: string; now: number },
): Promise<void> {
  await db('sign_in_links')
    .where({ user_id: userId, used_at: null })
    .whereNotNull('invited_by')
    .where('expires_at', '>', toTimestamp(now))
    .update({ used_at: toTimestamp(now) })
  await db('users').where({ id: userId }).whereNotNull('invited_at').update({ invited_at: null })
}

export async function findSignInLink(
  db: Knex,
  id: string,
): Promise<
  | { userId: string; invitedById: string | undefined; tokenSealed: string; expiresAt: number }
  | undefined
> {
  const row = await db('sign_in_links').where({ id, used_at: null }).first<{
    user_id: string
    invited_by: string | null
    token_sealed: string
    expires_at: Date
  }>()
  return (
    row && {
      userId: row.user_id,
      invitedById: row.invited_by ?? undefined,
      tokenSealed: row.token_sealed,
      expiresAt: toInstant(row.expires_at),
    }
  )
}
