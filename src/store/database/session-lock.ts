import type { Knex } from 'knex'
import { type AskOnShared, withLockConnection } from './lock-connection.ts'

/** Names held by this process: Postgres lets one session take the same lock again. */
const heldHere = new WeakMap<object, Set<string>>()

function namesOf({ client }: Knex): Set<string> {
  const names = heldHere.get(client) ?? new Set()
  heldHere.set(client, names)
  return names
}

async function holds(ask: AskOnShared, call: string, name: string): Promise<boolean> {
  const statement = `select ${call}(hashtextextended(?, 1)) as held`
  const [row] = (await ask(statement, [name])) as { held: boolean }[]
  return row?.held === true
}

/**
 * Runs `work` while no other process runs it under the same name, without an open transaction. The lock belongs
 * to a connection, so it ends with a killed process.
 *
 * @returns false if another process holds the lock; `work` was not run then
 */
export async function withSessionLock(
  db: Knex,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const names = namesOf(db)
  if (names.has(name)) return false
  names.add(name)
  try {
    return await withLockConnection(db, async ask => {
      if (!(await holds(ask, 'pg_try_advisory_lock', name))) return false
      try {
        await work()
      } finally {
        await holds(ask, 'pg_advisory_unlock', name)
      }
      return true
    })
  } finally {
    names.delete(name)
  }
}
