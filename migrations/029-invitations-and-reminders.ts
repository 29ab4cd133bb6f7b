import type { Knex } from 'knex'

/**
 * Adds default reminders of a workspace and a switch for all pages of a user. Also corrects meetings that were
 * scheduled on a record for a host without a calendar: nobody was invited although they counted as invited, so
 * a person can now send the invitation.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table workspaces add column reminders jsonb not null default
      '[{"minutesBefore": 1440, "includeDescription": true}, {"minutesBefore": 60, "includeDescription": false}]';
    alter table users add column are_pages_off boolean not null default false;
    update meetings m set is_invited = false
     where m.source = 'record' and m.is_invited
       and not exists (select 1 from deliveries d where d.meeting_id = m.id and d.target = 'mail:invitee');
  `)
