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
  '53300',
])

const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|Timeout acquiring a connection|Client has encountered a connection error/

/**
 * Whether the database cannot be reached at present; nothing was committed then. The driver gives some of
 * these no code, only words of its own.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (awayCodes.has(code) || code.startsWith('08')) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return error.name === 'KnexTimeoutError' || awayMessages.test(error.message)
}
