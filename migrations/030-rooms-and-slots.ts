import type { Knex } from 'knex'

/**
 * The address of a host's own video room: meetings on pages whose place is the host's room take place there. Of a
 * link with specific times, those that are offered although they touch a buffer.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table users add column room_url text;
    alter table page_slots add column is_anyway boolean not null default false;
  `)
