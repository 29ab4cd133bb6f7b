import type { Knex } from 'knex'

/** Slack notifications that follow a meeting over time, and their state. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    -- Notifications that a person has switched off.
    alter table users add column muted_notices text[] not null default '{}';
    -- The last day, in the person's time zone, for which a digest was made.
    alter table users add column digest_day date;
    -- Channels that show changes of meetings, by kind.
    alter table workspaces add column notice_channels jsonb not null default '{}';

    -- Users who have opened App Home. planned_at: the time of the next update.
    create table slack_homes (
      user_id uuid primary key references users on delete cascade,
      planned_at timestamptz
    );

    -- Messages that asked a person for the outcome of a meeting.
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
