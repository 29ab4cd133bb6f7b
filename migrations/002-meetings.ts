import type { Knex } from 'knex'

/** Meetings, occupancies of hosts, proposals, and the state of deliveries. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table busy_blocks (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      user_id uuid not null references users on delete cascade,
      during tstzrange not null check (not isempty(during)),
      created_at timestamptz not null default now()
    );
    create index on busy_blocks using gist (user_id, during);

    create table proposals (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      host_id uuid not null references users on delete cascade,
      organizer_id uuid not null references users on delete cascade,
      page_id uuid references pages on delete set null,
      title text not null,
      invitee_email text not null,
      invitee_name text not null,
      invitee_time_zone text,
      invitee_locale text not null default 'en',
      duration_minutes int not null,
      slots timestamptz[] not null,
      message text not null default '',
      via text not null default 'link' check (via in ('link', 'email')),
      token_hash bytea not null unique,
      token_sealed text not null,
      status text not null default 'open' check (status in ('open', 'picked', 'withdrawn', 'expired')),
      expires_at timestamptz not null,
      meeting_id uuid,
      created_at timestamptz not null default now()
    );

    create table meetings (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      page_id uuid references pages on delete set null,
      proposal_id uuid references proposals on delete set null,
      reference_number bigint generated always as identity (start with 1001),
      title text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      buffer_before_minutes int not null,
      buffer_after_minutes int not null,
      time_zone text not null,
      locale text not null,
      status text not null default 'scheduled' check (status in ('scheduled', 'canceled')),
      outcome text not null default 'scheduled',
      outcome_notes text,
      host_id uuid not null references users,
      organizer_id uuid not null references users,
      location jsonb not null,
      description text not null default '',
      internal_note text not null default '',
      answers jsonb not null default '[]',
      tracking jsonb not null default '{}',
      source text not null,
      meeting_type text,
      reminders jsonb not null default '[]',
      cancel_reason text,
      revision int not null default 0,
      sequence int not null default 0,
      manage_token_hash bytea not null unique,
      manage_token_sealed text not null,
      created_at timestamptz not null default now(),
      unique (reference_number)
    );
    create index on meetings (host_id, starts_at);
    create index on meetings (page_id, host_id, starts_at);
    create index on meetings (workspace_id, starts_at);
    alter table proposals add foreign key (meeting_id) references meetings on delete set null;

    create table meeting_hosts (
      meeting_id uuid not null references meetings on delete cascade,
      user_id uuid not null references users,
      position int not null,
      primary key (meeting_id, user_id)
    );

    create table attendees (
      id bigint generated always as identity primary key,
      meeting_id uuid not null references meetings on delete cascade,
      kind text not null check (kind in ('invitee', 'guest')),
      email text not null,
      name text not null,
      phone text,
      company text
    );
    create index on attendees (meeting_id);
    create index on attendees (lower(email));

    create table meeting_events (
      meeting_id uuid not null references meetings on delete cascade,
      revision int not null,
      kind text not null,
      at timestamptz not null,
      actor jsonb not null,
      detail jsonb not null default '{}',
      primary key (meeting_id, revision)
    );

    create table holds (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      page_id uuid references pages on delete cascade,
      proposal_id uuid references proposals on delete cascade,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    );
    create index on holds (expires_at);

    -- Prevents double booking: no two rows of a host overlap, whatever their purpose.
    create table occupancies (
      id bigint generated always as identity primary key,
      workspace_id uuid not null references workspaces on delete cascade,
      host_id uuid not null references users on delete cascade,
      meeting_id uuid references meetings on delete cascade,
      hold_id uuid references holds on delete cascade,
      during tstzrange not null check (not isempty(during)),
      buffer_before_minutes int not null default 0,
      buffer_after_minutes int not null default 0,
      check (num_nonnulls(meeting_id, hold_id) = 1),
      constraint occupancies_no_overlap exclude using gist (host_id with =, during with &&)
    );
    create index on occupancies (meeting_id);
    create index on occupancies (hold_id);

    create table idempotency_keys (
      workspace_id uuid not null references workspaces on delete cascade,
      scope text not null,
      key text not null,
      fingerprint text not null,
      result_id uuid not null,
      created_at timestamptz not null default now(),
      primary key (workspace_id, scope, key)
    );
    create index on idempotency_keys (created_at);

    -- One row per meeting or proposal and target: the revision sent, the references, and the last error.
    create table deliveries (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      meeting_id uuid references meetings on delete cascade,
      proposal_id uuid references proposals on delete cascade,
      target text not null,
      state text not null default 'queued' check (state in ('queued', 'retrying', 'delivered', 'failed', 'skipped')),
      delivered_revision int,
      refs jsonb,
      attempts int not null default 0,
      last_error text,
      next_try_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (num_nonnulls(meeting_id, proposal_id) = 1)
    );
    create unique index deliveries_one_per_meeting on deliveries (meeting_id, target);
    create unique index deliveries_one_per_proposal on deliveries (proposal_id, target);
    create index on deliveries (workspace_id, state, updated_at);

    -- Emails stored here if no SMTP server is set up. The key makes a repeat a no-op.
    create table kept_mails (
      id bigint generated always as identity primary key,
      key text not null unique,
      envelope_to text not null,
      subject text not null,
      text text not null,
      html text not null,
      calendar text,
      calendar_method text,
      created_at timestamptz not null default now()
    );

    create table seen_events (
      provider text not null,
      event_id text not null,
      seen_at timestamptz not null default now(),
      primary key (provider, event_id)
    );
    create index on seen_events (seen_at);
  `)
}
