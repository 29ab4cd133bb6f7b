import type { Knex } from 'knex'
import { isSlackConfigured } from '../../bot/config.ts'
import type { Config } from '../config.ts'
import type { JobQueue } from '../jobs/definitions.ts'
import type { Log } from '../providers/log.ts'
import type { Meter } from '../providers/meter.ts'
import type { TokenCipher } from '../secrets/token-cipher.ts'
import type { ServiceContext } from '../services/context.ts'
import { keepCrmChoices } from '../services/crm/crm-choices.ts'
import type { ChatChannel } from '../store/chat/chat-channel.ts'
import { calendarAccounts } from './calendar-providers.ts'
import { crmChooser, crmServices } from './crm-providers.ts'

interface ContextParts {
  config: Config
  db: Knex
  jobs: JobQueue
  cipher: TokenCipher
  log: Log
  meter: Meter
  clock(): number
  chat: ChatChannel
}

/** Makes the dependencies of every use case. */
export function makeServiceContext(parts: ContextParts): ServiceContext {
  const crmFor = crmChooser(parts)
  return {
    db: parts.db,
    jobs: parts.jobs,
    clock: parts.clock,
    cipher: parts.cipher,
    publicUrl: parts.config.publicUrl,
    log: parts.log,
    meter: parts.meter,
    hasSlack: isSlackConfigured(parts.config.slack),
    sendsMail: parts.config.mail.smtpUrl !== undefined,
    mailLimits: parts.config.mailLimits,
    calendars: calendarAccounts(parts.config, parts.clock),
    crms: crmServices(parts),
    chat: parts.chat,
    crmFor,
    crmChoices: keepCrmChoices({ ...parts, crmFor }),
  }
}
