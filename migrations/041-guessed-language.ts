import type { Knex } from 'knex'

/** Whether the language of a proposal's invitee is a default, which their browser may replace. */
export const up = (knex: Knex): Promise<void> =>
  knex.raw('alter table proposals add column is_locale_guessed boolean not null default false')
