import type { Knex } from 'knex'

/** One connection that several callers share. It is returned to the pool when the last of them is done. */
interface Shared {
  users: number
  connection: Promise<unknown>
  /** The last statement: statements run one after another. */
  last: Promise<unknown>
}

const sharedBy = new WeakMap<object, Shared>()

function join(client: Knex['client']): Shared {
  const present = sharedBy.get(client)
  const shared = present ?? {
    users: 0,
    connection: client.acquireConnection() as Promise<unknown>,
    last: Promise.resolve(),
  }
  shared.users += 1
  sharedBy.set(client, shared)
  return shared
}

/** Later callers get another connection; present callers keep this one until they are done. */
function retire(client: Knex['client'], shared: Shared): void {
  if (sharedBy.get(client) === shared) sharedBy.delete(client)
}

/**
 * Marks the connection so that the pool does not lend it again: the pool notices the end of a connection only a
 * moment later.
 */
async function giveUp(client: Knex['client'], shared: Shared, cause: unknown): Promise<void> {
  retire(client, shared)
  const connection = await shared.connection.catch(() => undefined)
  if (connection) Object.assign(connection, { __knex__disposed: cause })
}

async function leave(client: Knex['client'], shared: Shared): Promise<void> {
  shared.users -= 1
  if (shared.users > 0) return
  retire(client, shared)
  const connection = await shared.connection.catch(() => undefined)
  if (connection !== undefined) await client.releaseConnection(connection)
}

export type AskOnShared = (statement: string, bindings: readonly string[]) => Promise<unknown[]>

/**
 * Lends the one connection on which this process takes its locks, so that a job that waits for a provider uses
 * no connection of its own. It returns to the pool when it is unused; a broken connection is not lent again.
 */
export async function withLockConnection<Result>(
  db: Knex,
  work: (ask: AskOnShared) => Promise<Result>,
): Promise<Result> {
  const { client } = db
  const shared = join(client)
  const ask: AskOnShared = (statement, bindings) => {
    const asked = shared.last.then(async () => {
      const { rows } = await db
        .raw<{ rows: unknown[] }>(statement, [...bindings])
        .connection(await shared.connection)
      return rows
    })
    shared.last = asked.catch(cause => giveUp(client, shared, cause))
    return asked
  }
  try {
    return await work(ask)
  } finally {
    await leave(client, shared)
  }
}
