import type { Knex } from 'knex'

/** Outages of providers: one notification each, one probe at a time, and the deliveries that wait. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table outages (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      -- The connection that failed: crm, or connection:<id>.
      subject text not null,
      provider text not null,
      -- Owner of the account; null for the workspace's account.
      owner_id uuid references users on delete cascade,
      code text not null check (code in ('unauthorized', 'rate-limited', 'unavailable')),
      reason text not null,
      opened_at timestamptz not null,
      -- Every call since then has failed. Later than opened_at if calls succeeded in between.
      since timestamptz not null,
      failures int not null default 1,
      -- The next delivery may probe the provider from this time on.
      probe_at timestamptz not null,
      told_at timestamptz,
      ended_at timestamptz
    );
    create unique index outages_one_open on outages (workspace_id, subject) where ended_at is null;
    create index on outages (workspace_id, subject, ended_at);

    -- Notifications of the outage: recipient, content and message reference.
    create table outage_posts (
      outage_id uuid not null references outages on delete cascade,
      user_id uuid not null references users on delete cascade,
      way text not null,
      said text not null,
      place jsonb not null,
      primary key (outage_id, user_id)
    );

    -- The outage that the delivery waited for last.
    alter table deliveries add column outage_id uuid references outages on delete set null;
    create index on deliveries (outage_id) where outage_id is not null;
  `)
