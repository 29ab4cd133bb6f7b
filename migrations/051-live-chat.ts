import type { Knex } from 'knex'

/** Websites with a chat, their visitors, and conversations as gapless event logs. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table chat_sites (
      id uuid primary key,
      workspace_id uuid not null references workspaces on delete cascade,
      -- Public: part of the snippet.
      key text not null unique,
      name text not null,
      origins text[] not null,
      hours jsonb not null,
      slack_channel text,
      color text not null,
      position text not null check (position in ('left', 'right')),
      greetings jsonb not null default '{}',
      questions jsonb not null default '[]',
      consent text not null check (consent in ('none', 'notice', 'ask')),
      consent_text text not null default '',
      identity text not null check (identity in ('off', 'optional', 'required')),
      retention_months int not null check (retention_months between 1 and 120),
      is_active boolean not null default true,
      created_at timestamptz not null,
      deleted_at timestamptz
    );
    create index on chat_sites (workspace_id);

    create table chat_site_pages (
      site_id uuid not null references chat_sites on delete cascade,
      page_id uuid not null references pages on delete cascade,
      position int not null,
      primary key (site_id, page_id)
    );

    -- Keys that sign identities. Two may be live, so that they can be rotated.
    create table chat_site_secrets (
      id text primary key,
      workspace_id uuid not null references workspaces on delete cascade,
      site_id uuid not null references chat_sites on delete cascade,
      secret_sealed text not null,
      created_at timestamptz not null
    );
    create index on chat_site_secrets (site_id);

    create table chat_visitors (
      id uuid primary key,
      site_id uuid not null references chat_sites on delete cascade,
      sub text,
      name text,
      email text,
      is_email_verified boolean not null default false,
      -- What the visitor agreed to: 'granted', 'denied', or null if nothing was asked.
      consent text check (consent in ('granted', 'denied')),
      consent_text text,
      consent_at timestamptz,
      blocked_at timestamptz,
      created_at timestamptz not null,
      unique (site_id, sub)
    );

    create table chat_sessions (
      token_hash bytea primary key,
      visitor_id uuid not null references chat_visitors on delete cascade,
      created_at timestamptz not null,
      used_at timestamptz not null,
      -- Erased after 30 days.
      network text
    );
    create index on chat_sessions (visitor_id);
    create index on chat_sessions (used_at);

    create table conversations (
      id uuid primary key,
      workspace_id uuid not null references workspaces on delete cascade,
      site_id uuid not null references chat_sites on delete cascade,
      visitor_id uuid not null references chat_visitors on delete cascade,
      status text not null check (status in ('open', 'closed')),
      -- The state machine's state.
      state jsonb not null,
      locale text not null,
      time_zone text not null,
      owner_id uuid references users,
      last_seq int not null default 0,
      page_url text,
      page_title text,
      tracking jsonb not null default '{}',
      opened_at timestamptz not null,
      changed_at timestamptz not null,
      -- Until then the visitor has only opened the chat.
      spoke_at timestamptz,
      seen_seq int not null default 0,
      delivered_seq int not null default 0,
      hold_id uuid references holds on delete set null,
      meeting_id uuid references meetings on delete set null
    );
    create unique index on conversations (visitor_id) where status = 'open';
    create index on conversations (workspace_id, changed_at desc) where spoke_at is not null;

    -- The truth: edits, deletions and bookings are events too. seq is gapless per conversation.
    create table chat_events (
      conversation_id uuid not null references conversations on delete cascade,
      seq int not null,
      -- Given by the sender: the same id is the same event.
      client_id text,
      audience text not null check (audience in ('all', 'team')),
      author jsonb not null,
      body jsonb not null,
      created_at timestamptz not null,
      primary key (conversation_id, seq)
    );
    create unique index on chat_events (conversation_id, client_id) where client_id is not null;

    -- Limits that all processes share.
    create table chat_limits (
      key text primary key,
      count int not null,
      resets_at timestamptz not null
    );
    create index on chat_limits (resets_at);
  `)
