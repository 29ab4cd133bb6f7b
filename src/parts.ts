import type { Knex } from 'knex'
import builtin from '../crm/builtin/index.ts'
import type { CrmProvider } from '../crm/crm-provider.ts'
import hubspot from '../crm/hubspot/index.ts'
import type { Config } from './config.ts'
import type { JobQueue } from './jobs/definitions.ts'
import type { WorkspaceId } from './scheduling/entities.ts'
import { accessTokenSource, type RefreshTokens } from './services/connections.ts'
import type { Log, ServiceContext } from './services/context.ts'
import { listConnections } from './store/connections.ts'
import type { TokenCipher } from './store/token-cipher.ts'

export interface ContextParts {
  config: Config
  db: Knex
  jobs: JobQueue
  cipher: TokenCipher
  log: Log
  clock(): number
  /** Swaps refresh tokens at HubSpot. */
  refreshHubspot: RefreshTokens
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** The workspace's CRM: HubSpot where it is connected or a service key is set, else the built-in one. */
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
    const connection = (await listConnections(db, workspaceId)).find(
      ({ provider }) => provider === hubspot.id,
    )
    if (connection)
      return hubspot.create({
        ...common,
        accessToken: accessTokenSource(parts, connection.id, parts.refreshHubspot),
      })
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
