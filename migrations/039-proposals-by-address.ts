import type { Knex } from 'knex'

/** The index finds the proposals that were made to an address, for a contact's timeline. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw('create index proposals_of_invitee on proposals (workspace_id, lower(invitee_email))')
