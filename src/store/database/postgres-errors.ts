/** Codes of Node and Postgres that mean: nobody answers, or whoever answers is going or coming. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
])

/**
 * SQLSTATE of a server that answers and can do nothing: 08 connection lost, 53 out of disk, memory or connections,
 * 58 trouble with its files. Each rolls back what was begun.
 */
const awayClasses = ['08', '53', '58']

/** The socket of an embedded server that is stopped is not there; a file that is missing is another matter. */
const isNoSocket = (error: Error) =>
  'code' in error && error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'

/** Errors of Node have names such as `ENOSPC`, of which none begins with digits. */
const isAwayState = (code: string) => awayClasses.some(known => code.startsWith(known))

const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|Timeout acquiring a connection|Client has encountered a connection error/

/**
 * Whether the database cannot be reached at present; nothing was committed then. The driver gives some of
 * these no code, only words of its own.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (awayCodes.has(code) || isAwayState(code) || isNoSocket(error)) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return error.name === 'KnexTimeoutError' || awayMessages.test(error.message)
}
