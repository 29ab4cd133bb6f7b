import type { Knex } from 'knex'

/**
 * When a user was last invited; null once they have signed in, or if nobody invited them. Invitations that were not used
 * before this migration count as pending if their links are still valid.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table users add column invited_at timestamptz;
    update users set invited_at = l.expires_at - interval '7 days' from sign_in_links l
      where l.user_id = users.id and l.invited_by is not null and l.used_at is null and l.expires_at > now();
  `)
