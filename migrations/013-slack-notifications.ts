import type { Knex } from 'knex'

/** What people are told in Slack over time, and where that stands. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    -- What a person does not want to be told of.
    alter table users add column muted_notices text[] not null default '{}';
    -- The last day of theirs that a digest was made for, in their zone.
    alter table users add column digest_day date;
    -- Which channel shows what happens to meetings, by kind.
    alter table workspaces add column notice_channels jsonb not null default '{}';

    -- People who have opened App Home; planned_at: it will be shown anew by then.
    create table slack_homes (
      user_id uuid primary key references users on delete cascade,
      planned_at timestamptz
    );

    -- Where people were asked how a meeting went.
    create table outcome_prompts (
      channel text not null,
      ts text not null,
      meeting_id uuid not null references meetings on delete cascade,
      user_id uuid not null references users on delete cascade,
      asked_at timestamptz not null,
      primary key (channel, ts)
    );
    create index on outcome_prompts (meeting_id);
  `)
