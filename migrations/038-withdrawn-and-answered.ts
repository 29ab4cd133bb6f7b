import type { Knex } from 'knex'

/**
 * When the invitation of a user was withdrawn (null: the user may sign in), and when other times were sent to a guest
 * who had asked for them (null: nobody asked, or the guest waits). The index finds the proposals of a meeting.
 */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    alter table users add column withdrawn_at timestamptz;
    alter table proposals add column answered_at timestamptz;
    create index proposals_of_meeting on proposals ((content -> 'origin' ->> 'meetingId'))
      where content -> 'origin' ->> 'meetingId' is not null;
  `)
