import type { Knex } from 'knex'

/** What each recipient of a meeting's emails was last told, so that one who cannot be reached keeps no other waiting. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table mail_recipients (
      meeting_id uuid not null references meetings on delete cascade,
      target text not null,
      email_key text not null,
      sequence int not null,
      primary key (meeting_id, target, email_key)
    );
  `)
