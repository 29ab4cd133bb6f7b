import { createContext, Script } from 'node:vm'

const holder: { work?: () => unknown } = createContext({})
const script = new Script('work()')

/**
 * Runs `work` and stops it after `limitMs`, wherever it is: a loop of a library's that finds no end can be left in no other
 * way on this thread. Throws ERR_SCRIPT_EXECUTION_TIMEOUT. `work` must not change what outlives it.
 */
export function runWithin<Result>(limitMs: number, work: () => Result): Result {
  holder.work = work
  try {
    return script.runInContext(holder, { timeout: limitMs }) as Result
  } finally {
    delete holder.work
  }
}
