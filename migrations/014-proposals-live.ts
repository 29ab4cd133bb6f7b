import type { Knex } from 'knex'

/** What becomes of an offer while it is open, where it stands in Slack, and what Slack told us until it is worked off. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    -- The revision counts what its sender sees change, the other what the invitee is mailed anew.
    alter table proposals
      add column revision int not null default 0,
      add column offer_revision int not null default 0,
      add column opened_at timestamptz,
      add column asked_instead text,
      add column nudge_at timestamptz,
      add column nudged_at timestamptz,
      add column gone_slots timestamptz[] not null default '{}';
    create index on proposals (host_id) where status = 'open';

    -- Cards that everybody in a conversation sees.
    create table proposal_posts (
      proposal_id uuid not null references proposals on delete cascade,
      channel text not null,
      ts text not null,
      created_at timestamptz not null default now(),
      primary key (proposal_id, channel, ts)
    );

    -- Sealed: the words of people who may have nothing to do with us.
    create table slack_events (
      event_id text primary key,
      body_sealed text not null,
      received_at timestamptz not null
    );

    -- People of a team who are no users yet and asked for it.
    create table slack_join_requests (
      workspace_id uuid not null references workspaces on delete cascade,
      slack_user_id text not null,
      name text not null,
      email text,
      asked_at timestamptz not null,
      primary key (workspace_id, slack_user_id)
    );
  `)
