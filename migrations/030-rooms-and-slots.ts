import type { Knex } from 'knex'

/**
 * The link of a host's own video room, for pages whose location is that room. For links with specific times,
 * the slots that are offered although they overlap a buffer.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table users add column room_url text;
    alter table page_slots add column is_anyway boolean not null default false;
  `)
