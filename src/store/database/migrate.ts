import type { Knex } from 'knex'
import { migrations } from '../../../migrations/index.ts'

const lockId = 7_064_120_259

const source = {
  getMigrations: async () => [...migrations],
  getMigrationName: ([name]: (typeof migrations)[number]) => name,
  getMigration: async ([, migration]: (typeof migrations)[number]) => ({
    up: migration.up,
    down: async () => {
      throw new Error('Migrations only go forward')
    },
  }),
}

/**
 * Brings the schema up to date. If several processes start at once, one migrates and the others wait.
 * The lock is Postgres's own, so it ends with its process; knex's lock row, which would survive a `kill -9`, is
 * freed under it.
 */
export async function migrate(db: Knex): Promise<void> {
  await db.transaction(async trx => {
    await trx.raw('select pg_advisory_xact_lock(?)', [lockId])
    const migrator = db.migrate
    const config = { migrationSource: source }
    await migrator.forceFreeMigrationsLock(config)
    await migrator.latest(config)
  })
}
