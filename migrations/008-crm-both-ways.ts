import type { Knex } from 'knex'

/** Sync position of a CRM, meetings made in it, and conflicting changes. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table crm_cursors (
      workspace_id uuid not null references workspaces on delete cascade,
      provider text not null,
      -- Every change before this time was read.
      read_until timestamptz not null,
      -- Records created before this time are not imported.
      began_at timestamptz not null,
      primary key (workspace_id, provider)
    );

    -- Meetings created in a CRM: one for each record, even if its event arrives twice.
    create table crm_made_meetings (
      workspace_id uuid not null references workspaces on delete cascade,
      provider text not null,
      engagement_id text not null,
      meeting_id uuid not null references meetings on delete cascade,
      primary key (workspace_id, provider, engagement_id)
    );
    create index on crm_made_meetings (meeting_id);

    -- Fields that were changed on both sides to different values, until a person chooses.
    create table crm_conflicts (
      meeting_id uuid not null references meetings on delete cascade,
      field text not null check (field in ('time', 'title', 'outcome', 'description', 'location')),
      provider text not null,
      -- Values: {startsAt, endsAt} for the time, otherwise a text.
      base jsonb not null,
      ours jsonb not null,
      theirs jsonb not null,
      changed_by text,
      seen_at timestamptz not null,
      keep text check (keep in ('ours', 'theirs')),
      decided_by jsonb,
      primary key (meeting_id, field)
    );

    create index on deliveries (workspace_id, (refs->>'engagementId')) where target = 'crm';
    create index on deliveries (workspace_id) where target = 'crm' and refs->>'goneAt' is not null;
  `)
