import { spawn } from 'node:child_process'
import type { Account } from './server-account.ts'

interface Program {
  file: string
  args: readonly string[]
  /** Undefined: the account that runs Parley. */
  account: Account | undefined
  cwd?: string
  /** An open file, passed to the program as descriptor 3. */
  extraFile?: number
}

interface ProgramEnd {
  /** Undefined: it could not be started, or a signal ended it. */
  status: number | undefined
  /** What it wrote, or why it could not be started. */
  output: string
}

/**
 * Postgres's programs get none of our environment, so that `TZ`, `LANG` or `PGPORT` cannot change their
 * behavior.
 */
export const programEnv = (): NodeJS.ProcessEnv => ({
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** Runs a program and waits for its end. */
export const runProgram = ({ file, args, account, cwd, extraFile }: Program): Promise<ProgramEnd> =>
  new Promise(resolve => {
    const child = spawn(file, args, {
      ...account,
      cwd,
      env: programEnv(),
      stdio: ['ignore', 'pipe', 'pipe', ...(extraFile === undefined ? [] : [extraFile])],
    })
    let output = ''
    const listen = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', error => resolve({ status: undefined, output: error.message }))
    child.once('close', status => resolve({ status: status ?? undefined, output: output.trim() }))
  })
