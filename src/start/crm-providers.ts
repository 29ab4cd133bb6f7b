import type { Knex } from 'knex'
import builtin from '../../crm/builtin/index.ts'
import type { CrmDescriptor, CrmProvider } from '../../crm/contract/crm-provider.ts'
import hubspot from '../../crm/hubspot/index.ts'
import pipedrive from '../../crm/pipedrive/index.ts'
import type { Config } from '../config.ts'
import type { WorkspaceId } from '../model/entities.ts'
import type { AccessTokenSource, OAuthFacts } from '../providers/descriptor.ts'
import { refreshTokens } from '../providers/oauth-client.ts'
import type { TokenCipher } from '../secrets/token-cipher.ts'
import type { CrmService } from '../services/context.ts'
import { watchCredentials } from '../services/crm/watch-crm.ts'
import { accessTokenSource } from '../services/workspace/connections.ts'
import { listConnections } from '../store/workspace/connections.ts'
import type { Connectable } from '../web/connectable.ts'
import type { CrmFrame } from '../web/crm-frame.ts'
import { canReachUs } from './calendar-providers.ts'

interface CrmParts {
  config: Config
  db: Knex
  cipher: TokenCipher
  clock(): number
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

const noToken: AccessTokenSource = async () => {
  throw new Error('The built-in CRM needs no token')
}

/** A CRM vendor, as this installation may use it. */
interface Vendor {
  descriptor: CrmDescriptor
  facts: OAuthFacts | undefined
  /** For the whole installation, from the environment. */
  key: string | undefined
  apiUrl: string
  variables: readonly string[]
}

/** In order of precedence: a workspace has one CRM. */
const vendorsOf = ({ hubspot: hub, pipedrive: pipe }: Config): Vendor[] => [
  {
    descriptor: hubspot,
    facts: hubspot.oauth(hub),
    key: hub.serviceKey,
    apiUrl: hub.apiUrl,
    variables: ['HUBSPOT_CLIENT_ID', 'HUBSPOT_CLIENT_SECRET'],
  },
  {
    descriptor: pipedrive,
    facts: pipedrive.oauth({ ...pipe, authorizationUrl: `${pipe.oauthUrl}/oauth/authorize` }),
    key: pipe.apiToken,
    apiUrl: pipe.apiUrl,
    variables: ['PIPEDRIVE_CLIENT_ID', 'PIPEDRIVE_CLIENT_SECRET'],
  },
]

/** The CRMs that an admin can connect, by the environment. */
export const connectableCrms = (config: Config): Connectable[] =>
  vendorsOf(config).map(({ descriptor: { id, label }, facts, key, variables }) => ({
    id,
    label,
    target: { kind: 'crm' },
    isPersonal: false,
    moreScopes: [],
    facts,
    hasKey: key !== undefined,
    variables,
  }))

/** The CRMs that show our pages in a frame, if the environment configures our app there. */
export const crmFrames = (config: Config): CrmFrame[] =>
  vendorsOf(config).flatMap(({ descriptor: { id, label, embedding }, facts, apiUrl }) => {
    if (!embedding || !facts) return []
    const { clientSecret } = facts
    return {
      id,
      label,
      cardName: embedding.cardName,
      frameAncestors: embedding.frameAncestors(apiUrl),
      read: request => embedding.read(request, { clientSecret }),
      toAnswer: embedding.toAnswer,
      toRefusal: embedding.toRefusal,
    }
  })

/** The CRMs whose webhooks we accept, with what verifies them. */
export const crmServices = ({
  config,
  cipher,
}: Pick<CrmParts, 'config' | 'cipher'>): CrmService[] =>
  vendorsOf(config).map(({ descriptor: { id, label, readWebhook }, facts, key, apiUrl }) => ({
    id,
    label,
    hasKey: key !== undefined,
    isReachable: canReachUs(config, apiUrl),
    readWebhook:
      readWebhook &&
      (request =>
        readWebhook(request, {
          clientSecret: facts?.clientSecret,
          credentials: watchCredentials(cipher, id),
        })),
  }))

interface Access {
  accessToken: AccessTokenSource
  /** Undefined with a key, which names no account. */
  accountId: string | undefined
}

/** The vendor's token for this workspace: the installation's key, or else that of the connected account. */
async function accessOf(
  parts: CrmParts,
  { descriptor, facts, key }: Vendor,
  workspaceId: WorkspaceId,
): Promise<Access | undefined> {
  if (key) return { accessToken: async () => key, accountId: undefined }
  if (!facts) return undefined
  const connections = (await listConnections(parts.db, workspaceId)).filter(
    ({ provider }) => provider === descriptor.id,
  )
  const connection = connections.find(({ state }) => state === 'active') ?? connections[0]
  if (!connection) return undefined
  const accessToken = accessTokenSource(parts, connection.id, refreshToken =>
    refreshTokens({ id: descriptor.id, facts }, { refreshToken, now: parts.clock() }),
  )
  return { accessToken, accountId: connection.externalId }
}

/**
 * The workspace's CRM. A CRM whose access was lost is still chosen, so that pending deliveries wait for the
 * reconnection.
 */
export const crmChooser =
  (parts: CrmParts) =>
  async (workspaceId: WorkspaceId): Promise<CrmProvider> => {
    const { config, db } = parts
    const common = { workspaceId, db, publicUrl: config.publicUrl, sleep, clock: parts.clock }
    for (const vendor of vendorsOf(config)) {
      const access = await accessOf(parts, vendor, workspaceId)
      const { descriptor, apiUrl } = vendor
      if (!access) continue
      const { accessToken, accountId } = access
      return { ...descriptor.create({ ...common, apiUrl, accessToken }), accountId }
    }
    return builtin.create({ ...common, apiUrl: '', accessToken: noToken })
  }
