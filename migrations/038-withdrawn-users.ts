import type { Knex } from 'knex'

/** When the invitation of this user was withdrawn; null: the user may sign in. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw('alter table users add column withdrawn_at timestamptz')
