import type { Knex } from 'knex'

/** Calendars of connected accounts, and the busy times of those that are checked. No titles are kept. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table calendars (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      user_id uuid not null references users on delete cascade,
      connection_id uuid not null references connections on delete cascade,
      external_id text not null,
      name text not null,
      is_checked boolean not null default false,
      -- Where its owner's meetings are written.
      is_default boolean not null default false,
      sync_token text,
      -- The replica is whole from the last full sync up to here.
      synced_until timestamptz,
      synced_at timestamptz,
      -- It can no longer be read there; its owner offers no time until it is unchecked or found again.
      is_lost boolean not null default false,
      last_error text,
      created_at timestamptz not null default now(),
      unique (connection_id, external_id)
    );
    create index on calendars (user_id) where is_checked;
    create unique index calendars_one_default on calendars (user_id) where is_default;

    create table calendar_busy (
      calendar_id uuid not null references calendars on delete cascade,
      event_id text not null,
      during tstzrange not null,
      primary key (calendar_id, event_id, during)
    );
    create index on calendar_busy using gist (calendar_id, during);
  `)
