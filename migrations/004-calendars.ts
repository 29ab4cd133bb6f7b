import type { Knex } from 'knex'

/** Calendars of connected accounts, and busy times of checked calendars. Titles are not stored. */
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
      -- The owner's meetings are written to this calendar.
      is_default boolean not null default false,
      sync_token text,
      -- The replica is complete from the last full sync until this time.
      synced_until timestamptz,
      synced_at timestamptz,
      -- The calendar can no longer be read. Its owner offers no times until it is unchecked or found again.
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
