import type { Knex } from 'knex'

/** The built-in CRM: contacts, companies, deals and engagements. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table crm_companies (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      name text not null,
      domain text,
      created_at timestamptz not null default now(),
      unique (workspace_id, domain)
    );

    create table crm_contacts (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      name text not null,
      phone text,
      company_id uuid references crm_companies on delete set null,
      company_name text,
      owner_email text check (owner_email = lower(owner_email)),
      last_booking_campaign text,
      last_booking_medium text,
      last_booking_source text,
      created_at timestamptz not null default now()
    );
    create index on crm_contacts (workspace_id, name);

    -- One contact per address, case-insensitively.
    create table crm_contact_emails (
      workspace_id uuid not null references workspaces on delete cascade,
      email text not null check (email = lower(email)),
      contact_id uuid not null references crm_contacts on delete cascade,
      position int not null default 0,
      primary key (workspace_id, email)
    );
    create index on crm_contact_emails (contact_id);

    create table crm_deals (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      name text not null,
      stage text not null default 'new',
      is_open boolean not null default true,
      contact_id uuid references crm_contacts on delete set null,
      company_id uuid references crm_companies on delete set null,
      created_at timestamptz not null default now()
    );
    create index on crm_deals (contact_id);

    create table crm_engagements (
      id uuid primary key default gen_random_uuid(),
      workspace_id uuid not null references workspaces on delete cascade,
      contact_id uuid not null references crm_contacts on delete cascade,
      company_id uuid references crm_companies on delete set null,
      deal_id uuid references crm_deals on delete set null,
      meeting_id uuid not null,
      content jsonb not null,
      starts_at timestamptz not null,
      updated_at timestamptz not null default now(),
      unique (workspace_id, meeting_id)
    );
    create index on crm_engagements (contact_id, starts_at);

    create table crm_engagement_history (
      id bigint generated always as identity primary key,
      engagement_id uuid not null references crm_engagements on delete cascade,
      text text not null,
      at timestamptz not null default now()
    );
    create index on crm_engagement_history (engagement_id);
  `)
}
