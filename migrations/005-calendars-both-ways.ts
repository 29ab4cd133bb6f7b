import type { Knex } from 'knex'

/** Uses of a calendar account, push channels of calendars, and changes of meetings that come from them. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table calendar_accounts (
      connection_id uuid primary key references connections on delete cascade,
      -- Its calendars block booking times, and meetings are written to it.
      is_for_pages boolean not null default true,
      -- Meetings with CRM contacts that are created in the calendar are logged in the CRM, and the reverse.
      is_synced boolean not null default true,
      has_reminders boolean not null default true,
      busy_rules jsonb not null default '{}'
    );
    insert into calendar_accounts (connection_id) select id from connections where provider = 'caldav';

    alter table calendars add column can_write boolean not null default true;
    alter table calendars add column purpose text not null default 'events' check (purpose in ('events', 'tasks'));
    -- Counts changes of the sync scope: the result of a sync that began before a change is discarded.
    alter table calendars add column generation int not null default 0;
    create unique index calendars_one_for_tasks on calendars (user_id) where purpose = 'tasks';
    -- Series that is removed as a whole.
    alter table calendar_busy add column series_id text;
    create index on calendar_busy (calendar_id, series_id) where series_id is not null;

    create table calendar_watches (
      calendar_id uuid primary key references calendars on delete cascade,
      channel_id text not null unique,
      -- The provider's id of the channel, if it differs.
      resource_id text,
      secret_hash bytea not null,
      expires_at timestamptz not null
    );

    alter table attendees add column answer text not null default 'needs-action'
      check (answer in ('needs-action', 'accepted', 'declined', 'tentative'));
    alter table meetings add column is_unverified boolean not null default false;
    alter table meetings add column conference_url text;

    -- Meetings created in a calendar: one row each, even if several calendars contain the event.
    create table calendar_meetings (
      workspace_id uuid not null references workspaces on delete cascade,
      uid text not null,
      meeting_id uuid not null references meetings on delete cascade,
      -- The calendar whose changes the meeting follows; null if it was disconnected.
      calendar_id uuid references calendars on delete set null,
      event_id text not null,
      series_id text,
      primary key (workspace_id, uid)
    );
    create index on calendar_meetings (calendar_id, event_id);
    create index on calendar_meetings (meeting_id);

    -- A visitor requested a time of a host whose calendar cannot be read.
    create table missed_bookings (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      page_id uuid references pages on delete cascade,
      -- Hosts whose calendars cannot be read.
      host_ids uuid[] not null,
      title text not null,
      email text not null,
      name text not null,
      starts_at timestamptz,
      message text not null default '',
      locale text not null,
      time_zone text not null,
      created_at timestamptz not null default now()
    );
    create index on missed_bookings (workspace_id, created_at);

    create index on deliveries ((refs->>'calendarId'), (refs->>'eventId')) where target like 'calendar:%';
    create index on deliveries ((refs->>'iCalUid')) where target like 'calendar:%';

    create table crm_tasks (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      contact_id uuid references crm_contacts on delete cascade,
      owner_email text not null,
      title text not null,
      due_at timestamptz,
      is_done boolean not null default false,
      created_at timestamptz not null default now()
    );
    create index on crm_tasks (workspace_id, owner_email) where not is_done;

    -- Events of a tasks calendar. The fingerprint shows whether an event is up to date.
    create table task_events (
      calendar_id uuid not null references calendars on delete cascade,
      task_id text not null,
      event_id text not null,
      fingerprint text not null,
      primary key (calendar_id, task_id)
    );
  `)
