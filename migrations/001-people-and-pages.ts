import type { Knex } from 'knex'

/** Workspaces and their users, sign-in, connections, working hours and scheduling pages. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create extension if not exists btree_gist`)
  await knex.raw(`
    create table workspaces (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      domains text[] not null default '{}',
      locale text not null default 'en',
      time_zone text not null default 'UTC',
      created_at timestamptz not null default now()
    );

    create table users (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      email text not null check (email = lower(email)),
      name text not null,
      time_zone text not null,
      locale text not null default 'en',
      role text not null default 'rep' check (role in ('admin', 'rep')),
      slack_user_id text,
      created_at timestamptz not null default now(),
      unique (workspace_id, email),
      unique (workspace_id, slack_user_id)
    );

    create table sessions (
      id_hash bytea primary key,
      data jsonb not null,
      expires_at timestamptz not null
    );
    create index on sessions (expires_at);

    create table sign_in_links (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users on delete cascade,
      token_hash bytea not null unique,
      token_sealed text not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      mailed_at timestamptz,
      created_at timestamptz not null default now()
    );

    create table connections (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      user_id uuid references users on delete cascade,
      provider text not null,
      external_id text not null,
      label text not null,
      access_token_sealed text not null,
      refresh_token_sealed text,
      access_token_expires_at timestamptz,
      scopes text[] not null default '{}',
      state text not null default 'active' check (state in ('active', 'lost')),
      state_reason text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (workspace_id, provider, external_id)
    );

    create table slack_installations (
      installation_key text primary key,
      workspace_id uuid not null references workspaces on delete cascade,
      installation_sealed text not null,
      updated_at timestamptz not null default now()
    );

    create table schedules (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      user_id uuid not null references users on delete cascade,
      name text not null,
      time_zone text not null,
      weekly jsonb not null,
      overrides jsonb not null default '[]',
      zone_stays jsonb not null default '[]',
      is_default boolean not null default false,
      created_at timestamptz not null default now()
    );
    create unique index schedules_one_default on schedules (user_id) where is_default;

    create table pages (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      slug text not null,
      kind text not null check (kind in ('personal', 'round-robin', 'group')),
      title text not null,
      description text not null default '',
      schedule_id uuid references schedules on delete set null,
      durations_minutes int[] not null,
      step_minutes int not null,
      buffer_before_minutes int not null default 0,
      buffer_after_minutes int not null default 0,
      notice_minutes int not null default 0,
      horizon jsonb not null,
      limits jsonb not null default '{}',
      questions jsonb not null default '[]',
      reminders jsonb not null default '[]',
      location jsonb not null,
      meeting_type text,
      consent_text text,
      footer text,
      locale text,
      is_active boolean not null default true,
      has_manage_links boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );

    -- Every slug that a page has had: old links redirect, and no other page may take them.
    create table page_slugs (
      workspace_id uuid not null references workspaces on delete cascade,
      slug text not null,
      page_id uuid not null references pages on delete cascade,
      primary key (workspace_id, slug)
    );
    create index on page_slugs (page_id);

    create table page_hosts (
      page_id uuid not null references pages on delete cascade,
      user_id uuid not null references users on delete cascade,
      position int not null,
      weight numeric not null default 1 check (weight >= 0),
      primary key (page_id, user_id)
    );
    create index on page_hosts (user_id);
  `)
}
