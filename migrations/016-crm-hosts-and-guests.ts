import type { Knex } from 'knex'

/**
 * A host change in the CRM may wait for a person's decision. The built-in CRM stores all associations of a
 * meeting.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table crm_conflicts drop constraint crm_conflicts_field_check;
    alter table crm_conflicts add constraint crm_conflicts_field_check
      check (field in ('time', 'title', 'outcome', 'description', 'location', 'host'));

    alter table crm_engagements add column created_at timestamptz not null default now();
    update crm_engagements e set created_at = coalesce(
      (select min(h.at) from crm_engagement_history h where h.engagement_id = e.id), e.updated_at);

    -- Contacts that the meeting concerns besides its main contact.
    create table crm_engagement_contacts (
      engagement_id uuid not null references crm_engagements on delete cascade,
      contact_id uuid not null references crm_contacts on delete cascade,
      primary key (engagement_id, contact_id)
    );
    create index on crm_engagement_contacts (contact_id);

    create table crm_engagement_companies (
      engagement_id uuid not null references crm_engagements on delete cascade,
      company_id uuid not null references crm_companies on delete cascade,
      primary key (engagement_id, company_id)
    );
    create index on crm_engagement_companies (company_id);

    create table crm_engagement_deals (
      engagement_id uuid not null references crm_engagements on delete cascade,
      deal_id uuid not null references crm_deals on delete cascade,
      primary key (engagement_id, deal_id)
    );
    create index on crm_engagement_deals (deal_id);

    insert into crm_engagement_companies
      select id, company_id from crm_engagements where company_id is not null;
    insert into crm_engagement_deals
      select id, deal_id from crm_engagements where deal_id is not null;
    alter table crm_engagements drop column company_id, drop column deal_id;
  `)
