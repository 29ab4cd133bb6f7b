import type { Knex } from 'knex'

/** Which records of the CRM a meeting concerns, where a person chose them: [{type, id}]; null: found. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`alter table meetings add column associations jsonb`)
