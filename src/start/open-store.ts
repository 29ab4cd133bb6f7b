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

/**
 * The keys to what is stored, the present one first. Throws a ConfigError where the previous key is the present one:
 * whoever rotates has then kept the old key in use.
 */
export async function loadCipher(
  config: Pick<Config, 'secretKey' | 'secretKeyPrevious' | 'dataDir'>,
): Promise<TokenCipher> {
  const typed = config.secretKey ?? (await loadSecretKey(config.dataDir))
  const present = typed.trim()
  const before = config.secretKeyPrevious
  // Earlier versions used a key of the environment with the blanks around it: it still opens what it sealed.
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
 * The configured database, or the one of our own in `dataDir`; migrated, with the keys to what is sealed
 * in it, which are read first. Where one step fails, what was opened before it is closed again.
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
