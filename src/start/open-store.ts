import type { Knex } from 'knex'
import { type Config, ConfigError } from '../config.ts'
import type { Log } from '../providers/log.ts'
import { createTokenCipher, type TokenCipher } from '../secrets/token-cipher.ts'
import { checkVersion } from '../store/database/check-version.ts'
import { connect } from '../store/database/connect.ts'
import {
  type EmbeddedPostgres,
  openEmbeddedPostgres,
} from '../store/database/embedded/embedded-postgres.ts'
import { loadSecretKey } from '../store/database/embedded/secret-key.ts'
import { migrate } from '../store/database/migrate.ts'

export interface OpenStore {
  db: Knex
  url: string
  cipher: TokenCipher
  close(): Promise<void>
}

const reviveEveryMs = 2_000

/** Restarts the embedded database within seconds if it ends. */
function lookAfter(embedded: EmbeddedPostgres, log: Log): () => void {
  let isReviving = false
  const timer = setInterval(() => {
    if (isReviving) return
    isReviving = true
    embedded
      .revive()
      .catch(error =>
        log.error({ err: error }, 'The embedded database is down and could not be started'),
      )
      .finally(() => {
        isReviving = false
      })
  }, reviveEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * The keys to the stored secrets, the present one first. Throws a ConfigError if the previous key equals the
 * present one: then the old key is still in use.
 */
export async function loadCipher(
  config: Pick<Config, 'secretKey' | 'secretKeyPrevious' | 'dataDir'>,
): Promise<TokenCipher> {
  const typed = config.secretKey ?? (await loadSecretKey(config.dataDir))
  const present = typed.trim()
  const before = config.secretKeyPrevious
  // Earlier versions did not trim the key in the environment, so untrimmed forms may have sealed stored texts.
  const earlier = [typed, ...(before === undefined ? [] : [before.trim(), before])]
  const previous = [...new Set(earlier)].filter(key => key !== present)
  if (before === undefined || previous.includes(before))
    return createTokenCipher([present, ...previous])
  throw new ConfigError([
    config.secretKey === undefined
      ? `SECRET_KEY_PREVIOUS: is the key in ${config.dataDir}/secret-key, which is in use; set the new key as SECRET_KEY, or remove SECRET_KEY_PREVIOUS`
      : 'SECRET_KEY_PREVIOUS: is the same as SECRET_KEY; set SECRET_KEY to the new key, or remove SECRET_KEY_PREVIOUS',
  ])
}

/**
 * Opens and migrates the configured database or the embedded one in `dataDir`, and loads the keys to its sealed
 * texts, which are read first. If a step fails, everything opened before is closed again.
 */
export async function openStore(config: Config, log: Log): Promise<OpenStore> {
  const cipher = await loadCipher(config)
  await using opened = new AsyncDisposableStack()
  const embedded = config.databaseUrl ? undefined : await openEmbeddedPostgres(config.dataDir)
  if (embedded) opened.defer(() => embedded.stop())
  const url = embedded?.url ?? config.databaseUrl ?? ''
  const db = connect({ url })
  opened.defer(() => db.destroy())
  if (embedded) opened.defer(lookAfter(embedded, log))
  if (!embedded) await checkVersion(db)
  await migrate(db)
  const open = opened.move()
  return {
    db,
    url,
    cipher,
    close: () => open.disposeAsync(),
  }
}
