import type { Knex } from 'knex'

const instant = (group: number) =>
  `(extract(epoch from (parts)[${group}]::timestamptz) * 1000)::bigint`

/**
 * Stores each change of a record's history as data in place of an English sentence with instants in UTC, so that it
 * is shown in the reader's language and time zone.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table crm_engagement_history add column change jsonb;
    update crm_engagement_history h set change = case
        when text ~ '^Moved from ' then jsonb_build_object('kind', 'moved', 'from', ${instant(1)}, 'to', ${instant(2)})
        when text ~ '^Outcome: ' then jsonb_build_object('kind', 'outcome', 'before', (parts)[1], 'after', (parts)[2])
        else jsonb_build_object('kind', 'logged') end
      from (select id, coalesce(regexp_match(text, '^Moved from (\\S+) to (\\S+)$'), regexp_match(text, '^Outcome: (.+) → (.+)$')) as parts
              from crm_engagement_history) as reading
     where reading.id = h.id;
    alter table crm_engagement_history alter column change set not null, drop column text;
  `)
