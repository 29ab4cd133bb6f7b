import type { Knex } from 'knex'

/** CRM records that a person associated with a meeting: [{type, id}]; null: found automatically. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table meetings add column associations jsonb;
    create index on meetings using gin (associations jsonb_path_ops) where associations is not null;
    create index on deliveries (workspace_id, (refs->>'contactId')) where target = 'crm';
  `)
