import type { Knex } from 'knex'

/**
 * Workspaces have reminders that new pages and meetings begin with, and a user may switch all of their pages off.
 * Meetings agreed on a record whose host had no
 * calendar were kept without a word to anybody, although they counted as invited: they say so now, and a person may
 * send the invitation.
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
