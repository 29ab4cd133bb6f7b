import type { Knex } from 'knex'

/** What a proposal that was made from a meeting takes over from it; null where it was made from none. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw('alter table proposals add column content jsonb')
