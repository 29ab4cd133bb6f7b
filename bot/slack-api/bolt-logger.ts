import { type Logger, LogLevel } from '@slack/bolt'
import type { ServiceContext } from '../../src/services/context.ts'

/** Bolt's log lines without its payloads. */
export const boltLogger = (log: ServiceContext['log']): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => log.warn({ part: 'slack' }, 'Bolt logged a warning'),
  error: (...messages) =>
    log.error(
      { part: 'slack', err: messages.find(message => message instanceof Error) },
      'Bolt failed',
    ),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
})
