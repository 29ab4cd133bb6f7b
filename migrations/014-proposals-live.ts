import type { Knex } from 'knex'

/** The life of a proposal, its Slack messages, and Slack events that wait for processing. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    -- The revision counts changes that the sender sees, the other column those that are emailed to the invitee.
    alter table proposals
      add column revision int not null default 0,
      add column offer_revision int not null default 0,
      add column opened_at timestamptz,
      add column asked_instead text,
      add column nudge_at timestamptz,
      add column nudged_at timestamptz,
      add column gone_slots timestamptz[] not null default '{}';
    create index on proposals (host_id) where status = 'open';

    -- Cards visible to everybody in a conversation.
    create table proposal_posts (
      proposal_id uuid not null references proposals on delete cascade,
      channel text not null,
      ts text not null,
      created_at timestamptz not null default now(),
      primary key (proposal_id, channel, ts)
    );

    -- Encrypted, since events may contain messages of people who do not use Parley.
    create table slack_events (
      event_id text primary key,
      body_sealed text not null,
      received_at timestamptz not null
    );

    -- Members of a Slack team who are not users yet and have asked to join.
    create table slack_join_requests (
      workspace_id uuid not null references workspaces on delete cascade,
      slack_user_id text not null,
      name text not null,
      email text,
      asked_at timestamptz not null,
      primary key (workspace_id, slack_user_id)
    );
  `)
