import pg from 'pg'
import { database, serverUrl } from './server-address.ts'
import type { ServerSettings } from './server-settings.ts'

const anchorName = 'parley-anchor'

/**
 * A connection that a process keeps while it uses the folder's server. When a process stops, the other anchors
 * show whether it is the last one; its own anchor breaks if the server ends.
 */
export interface Anchor {
  isHolding(): boolean
  /** Whether no other process uses the server. False too if the server has ended: there is nothing to stop. */
  isLast(): Promise<boolean>
  release(): Promise<void>
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    database,
  ])
  if (rowCount === 0) await client.query(`create database ${database}`)
}

async function countOthers(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
    [anchorName],
  )
  return Number(rows[0]?.others)
}

/**
 * Connects, and creates Parley's database if it is missing. Rejects while the server accepts no connections.
 */
export async function dropAnchor(settings: ServerSettings): Promise<Anchor> {
  const client = new pg.Client({
    connectionString: serverUrl(settings, 'postgres'),
    application_name: anchorName,
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  })
  let isHolding = true
  const letGo = () => {
    isHolding = false
  }
  // The event only means that the connection has ended; the next query reports it.
  client.on('error', letGo)
  client.on('end', letGo)
  try {
    await client.connect()
    await ensureDatabase(client)
  } catch (error) {
    await client.end().catch(letGo)
    throw error
  }
  return {
    isHolding: () => isHolding,
    isLast: async () => isHolding && (await countOthers(client)) === 0,
    release: () => client.end().catch(letGo),
  }
}
