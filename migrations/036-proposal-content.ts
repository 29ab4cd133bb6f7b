import type { Knex } from 'knex'

/** Content that a proposal takes over from the meeting it was made from; null if there was none. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw('alter table proposals add column content jsonb')
