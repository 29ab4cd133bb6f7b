import type { Knex } from 'knex'

/** Number of recipients per day that outsiders had Parley email. `counter` contains no address, only a digest. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`
    create table mail_counters (
      counter text not null,
      day date not null,
      mails int not null,
      primary key (counter, day)
    );
    create index on mail_counters (day);
  `)
