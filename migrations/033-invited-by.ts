import type { Knex } from 'knex'

/** Who invited a new colleague with this link; nobody where the user asked for it. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(
    'alter table sign_in_links add column invited_by uuid references users on delete cascade',
  )
