import type { Knex } from 'knex'

/** Whether a person takes chats at present: their own switch, off until they say so. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table users add column is_taking_chats boolean not null default false')
}
