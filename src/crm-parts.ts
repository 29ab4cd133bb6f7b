import type { Knex } from 'knex'
import builtin from '../crm/builtin/index.ts'
import type { CrmProvider } from '../crm/crm-provider.ts'
import hubspot from '../crm/hubspot/index.ts'
import type { Config } from './config.ts'
import type { AccessTokenSource } from './providers/descriptor.ts'
import { refreshTokens } from './providers/oauth-client.ts'
import type { WorkspaceId } from './scheduling/entities.ts'
import { accessTokenSource, listConnections } from './services/connections.ts'
import type { TokenCipher } from './store/token-cipher.ts'
import type { Connectable } from './web/connectable.ts'

export interface CrmParts {
  config: Config
  db: Knex
  cipher: TokenCipher
  clock(): number
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

const noToken: AccessTokenSource = async () => {
  throw new Error('The built-in CRM needs no token')
}

/** What an admin can connect, as far as the environment allows it. */
export const connectableCrms = ({ hubspot: settings }: Config): Connectable[] => [
  {
    id: hubspot.id,
    label: hubspot.label,
    target: 'crm',
    isPersonal: false,
    moreScopes: [],
    facts: hubspot.oauth(settings),
    hasKey: settings.serviceKey !== undefined,
    variables: ['HUBSPOT_CLIENT_ID', 'HUBSPOT_CLIENT_SECRET'],
  },
]

/** HubSpot's token for this workspace: the installation's key, else the connected account's. */
async function hubspotToken(
  parts: CrmParts,
  workspaceId: WorkspaceId,
): Promise<AccessTokenSource | undefined> {
  const { serviceKey } = parts.config.hubspot
  if (serviceKey) return async () => serviceKey
  const facts = hubspot.oauth(parts.config.hubspot)
  if (!facts) return undefined
  const connections = await listConnections(parts, { workspaceId })
  const connection = connections.find(({ provider }) => provider === hubspot.id)
  if (!connection) return undefined
  return accessTokenSource(parts, connection.id, refreshToken =>
    refreshTokens({ id: hubspot.id, facts }, { refreshToken, now: parts.clock() }),
  )
}

/** The workspace's CRM. One whose access was lost stays it: what is owed waits for the reconnection. */
export const crmChooser =
  (parts: CrmParts) =>
  async (workspaceId: WorkspaceId): Promise<CrmProvider> => {
    const { config, db } = parts
    const { apiUrl } = config.hubspot
    const common = { workspaceId, db, publicUrl: config.publicUrl, apiUrl, sleep }
    const accessToken = await hubspotToken(parts, workspaceId)
    return accessToken
      ? hubspot.create({ ...common, accessToken })
      : builtin.create({ ...common, accessToken: noToken })
  }
