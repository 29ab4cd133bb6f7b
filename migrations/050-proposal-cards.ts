import type { Knex } from 'knex'

/** Renames the delivery target of a proposal's cards in Slack. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw(`update deliveries set target = 'proposal:cards' where target = 'offer:slack'`)
