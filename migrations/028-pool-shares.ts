import type { Knex } from 'knex'

/**
 * Shares in a pool count from the day a host joined it. `counts_after` is the creation time of the page's
 * latest meeting at that moment; null if there was none, and for hosts from before this column.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table page_hosts add column counts_after timestamptz;
    create index on meetings (page_id, created_at);
  `)
