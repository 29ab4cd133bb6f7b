import type { Knex } from 'knex'

/** Edits of booked meetings, snippets, and internal attachments. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    -- The sequence at the last change of time or status, which reminders depend on. Only such changes were
    -- counted before.
    alter table meetings add column time_sequence int not null default 0;
    update meetings set time_sequence = sequence where sequence > 0;

    create table snippets (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      user_id uuid not null references users on delete cascade,
      name text not null,
      text text not null,
      is_shared boolean not null default false,
      created_at timestamptz not null default now()
    );
    create index on snippets (workspace_id, user_id);

    create table attachments (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      meeting_id uuid not null references meetings on delete cascade,
      position bigint generated always as identity,
      name text not null,
      size int not null check (size between 0 and 10485760),
      sha256 bytea not null,
      content bytea not null,
      added_by uuid references users on delete set null,
      created_at timestamptz not null
    );
    create index on attachments (meeting_id, position);
    -- Stored uncompressed, so that parts can be read alone.
    alter table attachments alter column content set storage external;
  `)
