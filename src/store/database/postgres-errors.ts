/** Codes of Node and Postgres for a server that does not answer, or that is starting or stopping. */
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
 * SQLSTATE classes of a server that answers but cannot work: 08 connection lost, 53 out of disk, memory or
 * connections, 58 file errors. Each rolls the transaction back.
 */
const awayClasses = ['08', '53', '58']

/** If an embedded server is stopped, its socket is missing. Other missing files are different errors. */
const isNoSocket = (error: Error) =>
  'code' in error && error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'

/** Node's error codes have names such as `ENOSPC`; none begins with digits. */
const isAwayState = (code: string) => awayClasses.some(known => code.startsWith(known))

const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|Timeout acquiring a connection|Client has encountered a connection error/

/**
 * Whether the database cannot be reached at present, so that nothing was committed. Some of the driver's errors
 * have no code, only a message.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (awayCodes.has(code) || isAwayState(code) || isNoSocket(error)) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return error.name === 'KnexTimeoutError' || awayMessages.test(error.message)
}
