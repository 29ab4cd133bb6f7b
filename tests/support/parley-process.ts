import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export interface ParleyProcess {
  /** Its output when it was ready. */
  announcement: string
  /** Time from spawn to ready. */
  readyMs: number
  /** @returns the exit status; null if the signal itself ended it */
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Kills the whole process group, as a terminal does. */
  killGroup(signal: NodeJS.Signals): Promise<number | null>
}

const root = resolve(import.meta.dirname, '../..')

/** The built program as `npm start` runs it, in a process group of its own. */
export const launchParley = (
  env: Record<string, string>,
  script: 'main' | 'migrate' = 'main',
): ChildProcess =>
  spawn(process.execPath, [`dist/src/${script}.js`], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })

/** The whole output of the process. */
export async function listenToEnd(
  child: ChildProcess,
): Promise<{ status: number | null; said: string }> {
  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const [status] = await once(child, 'close')
  return { status, said }
}

const untilReady = (child: ChildProcess) =>
  new Promise<string>((done, fail) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Parley is ready')) done(said)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', code => fail(new Error(`Parley ended with ${code}: ${said}`)))
  })

/** Launches the process and waits until it is ready. */
export async function spawnParley(env: Record<string, string>): Promise<ParleyProcess> {
  const startedAt = performance.now()
  const child = launchParley(env)
  const announcement = await untilReady(child)
  const endBy = async (send: () => void) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = once(child, 'exit')
    send()
    const [status] = await ended
    return status as number | null
  }
  return {
    announcement,
    readyMs: performance.now() - startedAt,
    kill: signal => endBy(() => child.kill(signal)),
    killGroup: signal => endBy(() => process.kill(-(child.pid ?? 0), signal)),
  }
}
