import type { Knex } from 'knex'

/** Whether a person accepts chats now. Off by default. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table users add column is_taking_chats boolean not null default false')
}
