import type { Knex } from 'knex'
import type { Config } from './config.ts'
import type { Log } from './services/context.ts'
import { connect } from './store/connect.ts'
import { type EmbeddedPostgres, openEmbeddedPostgres } from './store/embedded-postgres.ts'
import { migrate } from './store/migrate.ts'
import { loadSecretKey } from './store/secret-key.ts'
import { createTokenCipher, type TokenCipher } from './store/token-cipher.ts'

export interface OpenStore {
  db: Knex
  url: string
  cipher: TokenCipher
  isEmbedded: boolean
  close(): Promise<void>
}

const reviveEveryMs = 2_000

/** Looks after a database of our own: killed, it is back within seconds. */
function lookAfter(embedded: EmbeddedPostgres, log: Log): () => void {
  let isReviving = false
  const timer = setInterval(() => {
    if (isReviving) return
    isReviving = true
    embedded
      .revive()
      .catch(error =>
        log.error({ err: error }, 'The embedded database is away and could not be started'),
      )
      .finally(() => {
        isReviving = false
      })
  }, reviveEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** The configured database, or the one of our own in `dataDir`; migrated, with the keys to what is sealed in it. */
export async function openStore(config: Config, log: Log): Promise<OpenStore> {
  const embedded = config.databaseUrl ? undefined : await openEmbeddedPostgres(config.dataDir)
  const url = embedded?.url ?? config.databaseUrl ?? ''
  const stopLookingAfter = embedded && lookAfter(embedded, log)
  const db = connect({ url })
  await migrate(db)
  const secretKey = config.secretKey ?? (await loadSecretKey(config.dataDir))
  const secrets = [
    secretKey,
    ...(config.secretKeyPrevious ? [config.secretKeyPrevious] : []),
  ] as const
  return {
    db,
    url,
    cipher: createTokenCipher([secrets[0], ...secrets.slice(1)]),
    isEmbedded: embedded !== undefined,
    close: async () => {
      stopLookingAfter?.()
      await db.destroy()
      await embedded?.stop()
    },
  }
}
