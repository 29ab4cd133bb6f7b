import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

/** Marks a user as withdrawn, removes them from pages that have other hosts, and unlinks their Slack account. */
export async function markWithdrawn(
  trx: Knex,
  { userId, now }: { userId: string; now: number },
): Promise<void> {
  await trx('users')
    .where({ id: userId })
    .update({ withdrawn_at: toTimestamp(now), invited_at: null, slack_user_id: null })
  await trx.raw(
    `delete from page_hosts own where own.user_id = :userId and exists
       (select 1 from page_hosts other join users u on u.id = other.user_id
         where other.page_id = own.page_id and other.user_id <> :userId and u.withdrawn_at is null)`,
    { userId },
  )
  await trx('sign_in_links')
    .where({ user_id: userId, used_at: null })
    .update({ used_at: toTimestamp(now) })
}

export async function clearWithdrawn(trx: Knex, userId: string): Promise<void> {
  await trx('users').where({ id: userId }).update({ withdrawn_at: null })
}
