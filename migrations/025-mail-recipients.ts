import type { Knex } from 'knex'

/**
 * The revision that each recipient of a meeting's emails has received, so that a failure for one delays no
 * other.
 */
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
