import type { Knex } from 'knex'

/** A meeting may occupy its host and be recorded without invitations. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table meetings add column is_invited boolean not null default true;
  `)
