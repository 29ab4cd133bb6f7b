import type { Knex } from 'knex'

/** As Postgres numbers its versions: 15.0. */
const oldestVersion = 150_000

/** Throws an Error with instructions if the server is too old for our statements. */
export async function checkVersion(db: Knex, oldest = oldestVersion): Promise<void> {
  const { rows } = await db.raw(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  )
  const { number, name } = rows[0] as { number: number; name: string }
  if (number < oldest)
    throw new Error(
      `The database is Postgres ${name}; Parley needs ${oldest / 10_000} or later. Set DATABASE_URL to a newer one, or leave it out to use the embedded database.`,
    )
}
