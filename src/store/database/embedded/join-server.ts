import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Anchor, dropAnchor } from './anchor.ts'
import { makeDataFolder } from './data-folder.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { claimFolder, findServerAccount } from './server-account.ts'
import { findServerProcess, startServer, stopServer } from './server-process.ts'
import {
  changePort,
  findSettings,
  isPortFree,
  makeSettings,
  type ServerSettings,
} from './server-settings.ts'

/** Paths of one embedded Postgres. */
interface ServerFolder {
  /** `DATA_DIR`. */
  dataDir: string
  data: string
  logFile: string
}

interface JoinedServer {
  anchor: Anchor
  /** How the server can be reached now. */
  settings: ServerSettings
}

/** Recovery after a crash replays all changes since the last checkpoint. */
const readyPatienceMs = 120_000
/**
 * The child processes of a killed server keep its memory for a moment, and Postgres does not start until they
 * end.
 */
const maxStarts = 5

/** invalid_password in https://www.postgresql.org/docs/18/errcodes-appendix.html */
const wrongPassword = '28P01'

/** Waits until the server accepts connections. Undefined if the server ends before that. */
async function waitForAnchor(
  settings: ServerSettings,
  hasEnded: () => Promise<boolean>,
): Promise<Anchor | undefined> {
  const deadline = Date.now() + readyPatienceMs
  for (;;) {
    try {
      return await dropAnchor(settings)
    } catch (error) {
      if ((error as { code?: string }).code === wrongPassword)
        throw new Error(
          'The password in postgres.json does not open the database beside it. Restore both from the same backup of DATA_DIR.',
          { cause: error },
        )
      if (await hasEnded()) return undefined
      if (Date.now() > deadline) throw error
    }
    await wait(30)
  }
}

/** Joins a running server: a killed Parley leaves one running, or another process shares it. */
async function adoptServer(
  { data }: ServerFolder,
  settings: ServerSettings,
): Promise<JoinedServer | undefined> {
  const running = await findServerProcess(data)
  if (!running) return undefined
  const actual = { ...settings, port: running.port || settings.port }
  const hasEnded = async () => (await findServerProcess(data)) === undefined
  const anchor = await waitForAnchor(actual, hasEnded)
  return anchor && { anchor, settings: actual }
}

/** Stops a server that was started but cannot be used. */
async function abandon(data: string, error: unknown): Promise<never> {
  const running = await findServerProcess(data)
  if (running) await stopServer(running, data)
  throw error
}

async function choosePort(dataDir: string, settings: ServerSettings, mayMove: boolean) {
  if (await isPortFree(settings.port)) return settings
  if (mayMove) return changePort(dataDir, settings)
  throw new Error(
    `Another program has taken port ${settings.port}, which the embedded Postgres had. Stop that program, or restart Parley.`,
  )
}

async function launchServer(
  { dataDir, data, logFile }: ServerFolder,
  remembered: ServerSettings,
  mayMove: boolean,
): Promise<JoinedServer> {
  const account = await findServerAccount(data)
  const binaries = await findPostgresBinaries(account)
  await makeDataFolder({ dataFolder: data, binaries, password: remembered.password, account })
  if (account) await claimFolder(data, account)
  let settings = remembered
  let fault: string | undefined
  for (let attempt = 1; attempt <= maxStarts; attempt++) {
    settings = await choosePort(dataDir, settings, mayMove)
    const { port } = settings
    const { findEnd } = await startServer({ dataFolder: data, logFile, port, binaries, account })
    const anchor = await waitForAnchor(settings, async () => (await findEnd()) !== undefined).catch(
      error => abandon(data, error),
    )
    if (anchor) return { anchor, settings }
    fault = await findEnd()
    await wait(200 * attempt)
  }
  throw new Error(`The embedded Postgres does not start: ${fault}. Its log is ${logFile}.`)
}

/** Creates port and password for a new database only: an existing database does not accept a new password. */
async function settingsFor({ dataDir, data }: ServerFolder): Promise<ServerSettings> {
  const settings = await findSettings(dataDir)
  if (settings) return settings
  const hasServed = await stat(join(data, 'postmaster.opts')).then(
    () => true,
    () => false,
  )
  if (hasServed)
    throw new Error(
      `${join(dataDir, 'postgres.json')} is missing: it holds the password of the database beside it. Restore it from a backup of the same folder.`,
    )
  return makeSettings(dataDir)
}

/**
 * Joins the folder's server if it runs, otherwise starts it. If its port is taken, it starts on another one.
 */
export async function joinServer(folder: ServerFolder): Promise<JoinedServer> {
  const settings = await settingsFor(folder)
  return (await adoptServer(folder, settings)) ?? (await launchServer(folder, settings, true))
}

/** The same for a process whose connections already use a port. */
export async function rejoinServer(folder: ServerFolder, known: ServerSettings): Promise<Anchor> {
  const { anchor, settings } =
    (await adoptServer(folder, known)) ?? (await launchServer(folder, known, false))
  if (settings.port === known.port) return anchor
  await anchor.release()
  throw new Error(
    `The embedded Postgres now listens on port ${settings.port}, not ${known.port}. Restart Parley.`,
  )
}
