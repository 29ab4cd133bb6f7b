import { readConfig } from '../../src/config.ts'
import { loadCipher, type OpenStore } from '../../src/start/open-store.ts'
import { type Running, type StartParts, start } from '../../src/start/start.ts'
import { aWorkspace } from './builders/a-workspace.ts'
import type { DemoWorkspace } from './builders/demo-workspace.ts'
import { findFreePort } from './free-port.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

export interface TestApp extends DemoWorkspace {
  url: string
  context: Running['context']
  db: TestDatabase['db']
  adminToken: string
  close(): Promise<void>
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const secretKey = 'a secret for tests, long enough to be one'
const adminToken = 'admin-token-for-tests'

/** The whole app on its own database, with Ana, Ben and the page `demo`. Its worker runs. */
export async function startTestApp(
  options: {
    clock?: () => number
    env?: Record<string, string>
    /** Replaces parts that the app would create. */
    instead?: Partial<Running['context']>
    openDevSlack?: StartParts['openDevSlack']
    /** Absent: the app does not warm up. */
    warmUp?: StartParts['warmUp']
    /** Receives the app's warnings. */
    warn?: (message: string) => void
  } = {},
): Promise<TestApp> {
  const database = await createTestDatabase()
  const port = await findFreePort()
  const env = {
    PORT: String(port),
    ADMIN_TOKEN: adminToken,
    DATABASE_URL: database.url,
    SECRET_KEY: secretKey,
    RATE_LIMIT_PER_MINUTE: '0',
    MAIL_LIMIT_PER_CLIENT: '0',
    MAIL_LIMIT_PER_RECIPIENT: '0',
  }
  const config = readConfig({ ...env, ...options.env })
  const store: OpenStore = {
    db: database.db,
    url: database.url,
    cipher: await loadCipher(config),
    close: database.drop,
  }
  const running = await start({
    config,
    store,
    log: { ...silent, warn: (_facts, message) => options.warn?.(message) },
    clock: options.clock ?? Date.now,
    prepare: async context => void Object.assign(context, options.instead),
    ...(options.warmUp ? { warmUp: options.warmUp } : {}),
    ...(options.openDevSlack ? { openDevSlack: options.openDevSlack } : {}),
  })
  const demo = await aWorkspace(running.context)
  return {
    ...demo,
    url: config.publicUrl,
    context: running.context,
    db: database.db,
    adminToken,
    close: running.stop,
  }
}
