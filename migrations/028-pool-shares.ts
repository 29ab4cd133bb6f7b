import type { Knex } from 'knex'

/**
 * Shares of a pool count from the day a host joined it: `counts_after` is when the latest meeting of the page was
 * made by then; null where there was none, and for those who were hosts before this column.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table page_hosts add column counts_after timestamptz;
    create index on meetings (page_id, created_at);
  `)
