import { readConfig } from './config.ts'
import { createLogger } from './logger.ts'
import { describeFaults } from './start/explain-fault.ts'
import { openStore } from './start/open-store.ts'
import { settleDataDir } from './start/settle-data-dir.ts'

/** `npm run migrate`: brings the database up to date and ends. */
try {
  const config = await settleDataDir(readConfig(process.env))
  const store = await openStore(config, createLogger(config))
  await store.close()
  console.log('The database is up to date.')
} catch (error) {
  console.error(describeFaults(error))
  process.exitCode = 1
}
