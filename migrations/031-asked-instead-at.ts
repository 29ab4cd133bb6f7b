import type { Knex } from 'knex'

/** When the guest asked for other times: their "Friday" is the one after that. Unknown for older wishes. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw('alter table proposals add column asked_instead_at timestamptz')
