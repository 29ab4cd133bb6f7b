import type { Knex } from 'knex'

/** A meeting may take its host's time and be recorded without anybody being invited to it. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table meetings add column is_invited boolean not null default true;
  `)
