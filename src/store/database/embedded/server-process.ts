import { spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { folderSeenBy, lastLine } from './data-folder.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { programEnv, runProgram } from './run-program.ts'
import type { Account } from './server-account.ts'
import { socketFile } from './server-address.ts'

const isProcessAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Postgres works inside its folder. On systems other than Linux, only the process name can be checked. */
async function worksIn(pid: number, dataFolder: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { output } = await runProgram({
      file: 'ps',
      args: ['-o', 'comm=', '-p', String(pid)],
      account: undefined,
    })
    return output.includes('postgres')
  }
  const [theirs, ours] = await Promise.all(
    // Processes of another user cannot be inspected, and their folder is not ours.
    [`/proc/${pid}/cwd`, dataFolder].map(path => stat(path).catch(() => undefined)),
  )
  if (!theirs || theirs.ino !== ours?.ino || theirs.dev !== ours.dev) return false
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  return name.startsWith('postgres')
}

interface ServerProcess {
  pid: number
  port: number
}

/**
 * A server writes its process id right after it has created the file. If the file stays empty, a crash left it.
 */
async function readWritten(file: string): Promise<string | undefined> {
  for (let look = 0; ; look++) {
    const text = await readFile(file, 'utf8').catch(error => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (text !== '' || look === 20) return text
    await wait(50)
  }
}

/**
 * The running server of this folder, whatever started it. A `postmaster.pid` left by a crash may be empty or
 * name the id of another program: that file and the socket's lock file are removed, because Postgres would
 * refuse to start.
 *
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html for the file; line 1 is the process, line 4
 *   the port
 */
export async function findServerProcess(dataFolder: string): Promise<ServerProcess | undefined> {
  const file = join(dataFolder, 'postmaster.pid')
  const text = await readWritten(file)
  if (text === undefined) return undefined
  const [first, , , fourth] = text.split('\n')
  const [pid, port] = [Number.parseInt(first ?? '', 10), Number.parseInt(fourth ?? '', 10)]
  if (Number.isInteger(pid)) {
    if (!isProcessAlive(pid)) return undefined
    if (await worksIn(pid, dataFolder)) return { pid, port }
  }
  await rm(file, { force: true })
  if (port) await rm(`${socketFile(dataFolder, port)}.lock`, { force: true })
  return undefined
}

interface StartedServer {
  /** Undefined while it runs; then the last line that Postgres logged. */
  findEnd(): Promise<string | undefined>
}

/** Only messages about the server itself are logged: no statements and no people's data. */
const flags = [
  'listen_addresses=127.0.0.1',
  // The socket is in the server's own folder, which no other user may enter. Windows has no sockets here.
  `unix_socket_directories=${process.platform === 'win32' ? '' : '.'}`,
  'log_min_messages=log',
  'log_checkpoints=off',
]

/** The previous server's log is kept, to find out why that server ended. */
async function openLog(file: string) {
  await rename(file, `${file}.before`).catch(error => {
    if (error.code !== 'ENOENT') throw error
  })
  return open(file, 'w', 0o600)
}

const fatalLine = (log: string): string => {
  const fatal = log.split('\n').findLast(line => /\b(FATAL|PANIC):/.test(line))
  return fatal?.replace(/^.*?\b(FATAL|PANIC):\s*/, '') ?? lastLine(log)
}

/**
 * Starts the server in its own session: Ctrl-C in the terminal and signals to Parley's process group do not
 * reach it, so it runs until Parley has finished. It also keeps running if Parley is killed.
 */
export async function startServer(parts: {
  dataFolder: string
  logFile: string
  port: number
  binaries: PostgresBinaries
  account: Account | undefined
}): Promise<StartedServer> {
  const { dataFolder, logFile, port, binaries, account } = parts
  const log = await openLog(logFile)
  const args = ['-D', folderSeenBy(account, dataFolder), '-p', String(port)]
  const child = spawn(binaries.postgres, [...args, ...flags.flatMap(flag => ['-c', flag])], {
    ...account,
    cwd: dataFolder,
    env: programEnv(),
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
    windowsHide: true,
  })
  let end: string | undefined
  child.once('error', error => {
    end = error.message
  })
  child.once('exit', status => {
    end = `it ended with status ${status}`
  })
  child.unref()
  await log.close()
  return {
    findEnd: async () => end && (fatalLine(await readFile(logFile, 'utf8')) || end),
  }
}

const stopPatienceMs = 60_000

/** SIGINT is Postgres's fast shutdown: it rolls back open transactions and keeps all committed data. */
export async function stopServer({ pid }: ServerProcess, dataFolder: string): Promise<void> {
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + stopPatienceMs
  // A dead process that its parent has not waited for keeps its id, but has no working folder.
  while (isProcessAlive(pid) && (await worksIn(pid, dataFolder))) {
    if (Date.now() > deadline)
      throw new Error(`The embedded Postgres (process ${pid}) has not stopped in a minute.`)
    await wait(20)
  }
}
