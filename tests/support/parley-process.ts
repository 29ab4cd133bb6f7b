import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export interface ParleyProcess {
  /** What it printed when it was ready. */
  announcement: string
  /** From spawn to that. */
  readyMs: number
  kill(signal: NodeJS.Signals): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

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

/** The built program as `npm start` runs it, in a process of its own. */
export async function spawnParley(env: Record<string, string>): Promise<ParleyProcess> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const announcement = await untilReady(child)
  return {
    announcement,
    readyMs: performance.now() - startedAt,
    kill: async signal => {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}
