import { ConfigError, readConfig } from './config.ts'
import { createLogger } from './logger.ts'
import { openStore } from './open-store.ts'

/** `npm run migrate`: brings the database up to date and ends. */
try {
  const config = readConfig(process.env)
  const store = await openStore(config, createLogger(config))
  await store.close()
  console.log('The database is up to date.')
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(['Parley cannot start:', ...error.faults.map(fault => `  - ${fault}`)].join('\n'))
  process.exitCode = 1
}
