import type { Knex } from 'knex'

/** Links for specific times, deleted pages, default pages, and the routing rules of a workspace. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table pages drop constraint pages_kind_check;
    alter table pages add constraint pages_kind_check
      check (kind in ('personal', 'round-robin', 'group', 'specific-times'));

    -- A deleted page keeps its slug, to state that it was deleted, and the data that its meetings need.
    alter table pages add column deleted_at timestamptz;

    -- Start times of a link of the kind 'specific-times'.
    create table page_slots (
      page_id uuid not null references pages on delete cascade,
      starts_at timestamptz not null,
      primary key (page_id, starts_at)
    );

    alter table users add column default_page_id uuid references pages on delete set null;

    alter table workspaces add column is_owner_first boolean not null default true;
  `)
