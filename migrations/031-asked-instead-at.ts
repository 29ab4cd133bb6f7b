import type { Knex } from 'knex'

/** When the guest asked for other times, to resolve dates such as "Friday". Null for older requests. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw('alter table proposals add column asked_instead_at timestamptz')
