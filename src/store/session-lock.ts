import type { Knex } from 'knex'

/**
 * Runs `work` while nobody else in the cluster runs it under the same name, without holding a
 * transaction open meanwhile. The lock belongs to a connection, so it ends with a killed process.
 *
 * @returns false where another holds the lock; `work` was not run then
 */
export async function withSessionLock(
  db: Knex,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const connection = await db.client.acquireConnection()
  const ask = async (call: string) => {
    const { rows } = await db
      .raw<{ rows: { held: boolean }[] }>(`select ${call}(hashtextextended(?, 1)) as held`, [name])
      .connection(connection)
    return rows[0]?.held === true
  }
  try {
    if (!(await ask('pg_try_advisory_lock'))) return false
    try {
      await work()
    } finally {
      await ask('pg_advisory_unlock')
    }
    return true
  } finally {
    await db.client.releaseConnection(connection)
  }
}
