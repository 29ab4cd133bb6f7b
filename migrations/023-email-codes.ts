import type { Knex } from 'knex'

/**
 * Codes that confirm a guest's email address before a booking: the newest for each page and address. Only a
 * signature of the code is stored. `sends` counts the codes since `first_sent_at`.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table pages add column asks_email_code boolean not null default false;

    create table email_codes (
      id uuid primary key,
      workspace_id uuid not null references workspaces on delete cascade,
      page_id uuid not null references pages on delete cascade,
      email_key text not null,
      code_signature text not null,
      attempts int not null default 0,
      sends int not null default 1,
      first_sent_at timestamptz not null,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      unique (page_id, email_key)
    );
    create index on email_codes (expires_at);
  `)
