import type { Knex } from 'knex'

/** Notes on contacts, and indexes for the lists of companies, deals and tasks. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table crm_notes (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      contact_id uuid not null references crm_contacts on delete cascade,
      -- The author at the time of writing: a note outlives its author's account.
      author_email text not null,
      author_name text not null,
      text text not null,
      at timestamptz not null
    );
    create index on crm_notes (contact_id, at);

    create index on crm_companies (workspace_id, lower(name));
    create index on crm_contacts (company_id);
    create index on crm_deals (company_id);
    create index on crm_tasks (contact_id);
  `)
