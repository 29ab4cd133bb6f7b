import type { Knex } from 'knex'
import builtin from '../crm/builtin/index.ts'
import type { CrmProvider } from '../crm/crm-provider.ts'
import hubspot from '../crm/hubspot/index.ts'
import type { Config } from './config.ts'
import type { JobQueue } from './jobs/definitions.ts'
import type { WorkspaceId } from './scheduling/entities.ts'
import type { Log, ServiceContext } from './services/context.ts'
import type { TokenCipher } from './store/token-cipher.ts'

export interface ContextParts {
  config: Config
  db: Knex
  jobs: JobQueue
  cipher: TokenCipher
  log: Log
  clock(): number
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** The workspace's CRM. */
const crmChooser =
  (parts: ContextParts) =>
  async (workspaceId: WorkspaceId): Promise<CrmProvider> => {
    const { config, db } = parts
    const common = {
      workspaceId,
      db,
      publicUrl: config.publicUrl,
      apiUrl: config.hubspot.apiUrl,
      sleep,
    }
    const { serviceKey } = config.hubspot
    if (serviceKey) return hubspot.create({ ...common, accessToken: async () => serviceKey })
    return builtin.create({
      ...common,
      accessToken: async () => {
        throw new Error('The built-in CRM needs no token')
      },
    })
  }

/** What every use case is given, from made parts. */
export const makeServiceContext = (parts: ContextParts): ServiceContext => ({
  db: parts.db,
  jobs: parts.jobs,
  clock: parts.clock,
  cipher: parts.cipher,
  publicUrl: parts.config.publicUrl,
  log: parts.log,
  crmFor: crmChooser(parts),
})
