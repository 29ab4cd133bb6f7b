import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

/** JSON lines without personal data or secrets: what is logged is chosen by key, never whole requests or rows. */
export const createLogger = (
  { logLevel }: Pick<Config, 'logLevel'>,
  output: DestinationStream = pino.destination(1),
): Logger =>
  pino(
    {
      level: logLevel,
      redact: {
        paths: [
          '*.token',
          '*.accessToken',
          '*.refreshToken',
          '*.password',
          '*.email',
          '*.invitee',
          'req.headers',
        ],
        remove: true,
      },
      serializers: { err: describeError },
    },
    output,
  )

/** The queue reports what went wrong as a plain object. */
const messageOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown
    ? String(thrown.message).slice(0, 500)
    : 'Something that is no error was thrown'

/** Name, code, message and stack; a database error's detail may quote a row and stays out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: messageOf(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type: error.name,
    code,
    message: error.message.slice(0, 500),
    stack: error.stack?.slice(0, 4_000),
  }
}
