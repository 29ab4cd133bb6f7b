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
    // EPERM: it lives and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Postgres works inside its folder; elsewhere than on Linux its name has to do. */
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
    // A process of another user cannot be looked at, and its folder is not ours.
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

/** A server writes its number right after it has made the file; a file that stays empty is what a crash left. */
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
 * The living server of this folder, whoever started it. A `postmaster.pid` that a crash left behind may
 * carry no number, or one that another program has now: that file and the one beside the socket are removed, since
 * Postgres would refuse to start.
 *
 * @see https://www.postgresql.org/docs/18/storage-file-layout.html for the file; line 1 is the process,
 *   line 4 the port
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
  /** Undefined while it lives; then Postgres's last word. */
  findEnd(): Promise<string | undefined>
}

/** Only what concerns the server itself: statements and rows of people stay out of the log. */
const flags = [
  'listen_addresses=127.0.0.1',
  // In its own folder, which nobody else may enter; the server works there. Windows has none.
  `unix_socket_directories=${process.platform === 'win32' ? '' : '.'}`,
  'log_min_messages=log',
  'log_checkpoints=off',
]

/** The log of the server before is kept, in case somebody has to ask why it ended. */
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
 * Starts the server in a session of its own: the terminal's Ctrl-C and a signal to Parley's process group
 * do not reach it, so it serves until Parley has finished. It also outlives a killed Parley.
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

/** SIGINT is Postgres's fast shutdown: transactions are rolled back, everything committed is written. */
export async function stopServer({ pid }: ServerProcess, dataFolder: string): Promise<void> {
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + stopPatienceMs
  // A dead process that nobody has waited for keeps its number, but works in no folder.
  while (isProcessAlive(pid) && (await worksIn(pid, dataFolder))) {
    if (Date.now() > deadline)
      throw new Error(`The embedded Postgres (process ${pid}) has not stopped in a minute.`)
    await wait(20)
  }
}
