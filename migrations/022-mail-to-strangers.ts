import type { Knex } from 'knex'

/** How many recipients outsiders had Parley mail on a day. `counter` holds no address: only a digest of what it counts. */
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
