import type { Knex } from 'knex'

/** The user who sent an invitation with this link; null if the user asked for the link. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(
    'alter table sign_in_links add column invited_by uuid references users on delete cascade',
  )
