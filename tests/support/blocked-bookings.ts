import pg from 'pg'
import { vi } from 'vitest'

/** Makes every booking wait at its last step until it is released. */
export async function blockBookings(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('begin')
  await client.query('lock table occupancies in share mode')
  return {
    untilSomebodyWaits: () =>
      vi.waitFor(
        async () => {
          const { rowCount } = await client.query(
            `select 1 from pg_locks where not granted and relation = 'occupancies'::regclass`,
          )
          if (!rowCount) throw new Error('No booking waits yet')
        },
        { timeout: 10_000 },
      ),
    release: async () => {
      await client.query('commit')
      await client.end()
    },
  }
}
