import type { Knex } from 'knex'

/** When a provider does not do its part: told once, asked by one at a time, and what waits for it. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table outages (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      -- What does not work: crm, or connection:<id>.
      subject text not null,
      provider text not null,
      -- Whose own account it is; null: the workspace's.
      owner_id uuid references users on delete cascade,
      code text not null check (code in ('unauthorized', 'rate-limited', 'unavailable')),
      reason text not null,
      opened_at timestamptz not null,
      -- Nothing but failures from here on: later than opened_at where it worked for a while between.
      since timestamptz not null,
      failures int not null default 1,
      -- Who comes next may try from here on.
      probe_at timestamptz not null,
      told_at timestamptz,
      ended_at timestamptz
    );
    create unique index outages_one_open on outages (workspace_id, subject) where ended_at is null;
    create index on outages (workspace_id, subject, ended_at);

    -- Who was told of it, what, and where that stands.
    create table outage_posts (
      outage_id uuid not null references outages on delete cascade,
      user_id uuid not null references users on delete cascade,
      way text not null,
      said text not null,
      place jsonb not null,
      primary key (outage_id, user_id)
    );

    -- The outage it waited for last.
    alter table deliveries add column outage_id uuid references outages on delete set null;
    create index on deliveries (outage_id) where outage_id is not null;
  `)
