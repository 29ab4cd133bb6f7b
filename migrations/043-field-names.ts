import type { Knex } from 'knex'

/** Renames columns and stored keys to the words of the code. The index finds records that were deleted in the CRM. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table outages rename column told_at to notified_at;
    alter table outage_posts rename column said to wording;
    alter table outage_posts rename column place to reference;
    alter table proposals rename column gone_slots to unavailable_slots;
    alter table proposals rename column offer_revision to times_revision;

    do $$
    declare outdated text;
    begin
      for outdated in
        select indexname from pg_indexes
         where schemaname = current_schema() and tablename = 'deliveries' and indexdef like '%goneAt%'
      loop
        execute format('drop index %I', outdated);
      end loop;
    end $$;
    update deliveries set refs = (refs - 'goneAt') || jsonb_build_object('deletedAt', refs->'goneAt')
     where target = 'crm' and refs->'goneAt' is not null;
    update deliveries set refs = (refs - 'isHostOwed') || jsonb_build_object('isHostPending', refs->'isHostOwed')
     where target = 'crm' and refs->'isHostOwed' is not null;
    update deliveries set refs = (refs - 'said') || jsonb_build_object('texts', refs->'said')
     where target = 'logged:slack' and refs->'said' is not null;
    create index on deliveries (workspace_id) where target = 'crm' and refs->>'deletedAt' is not null;
  `)
