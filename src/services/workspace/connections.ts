import { randomUUID } from 'node:crypto'
import type { WorkspaceId } from '../../model/entities.ts'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { UnopenableText } from '../../secrets/token-cipher.ts'
import { beginCrmHistory } from '../../store/crm/crm-cursors.ts'
import * as store from '../../store/workspace/connections.ts'
import { openSealed, type SealedText } from '../../store/workspace/open-sealed.ts'
import type { ServiceContext } from '../context.ts'
import { forgetOutages } from '../deliveries/outages.ts'

export interface Tokens {
  accessToken: string
  refreshToken?: string | undefined
  /** Epoch ms. */
  expiresAt?: number | undefined
}

interface SaveConnection extends Tokens {
  workspaceId: WorkspaceId
  userId?: string | undefined
  provider: string
  externalId: string
  label: string
  scopes: readonly string[]
}

type Keeping = Pick<ServiceContext, 'db' | 'cipher'>

/** What a person may see of a connection: no tokens. */
export type ConnectionView = Pick<
  store.Connection,
  'id' | 'userId' | 'provider' | 'label' | 'state' | 'stateReason' | 'stateReasonCode' | 'scopes'
>

const sealTokens = ({ cipher }: Keeping, id: string, tokens: Tokens) => ({
  accessTokenSealed: cipher.seal(tokens.accessToken, id),
  refreshTokenSealed: tokens.refreshToken && cipher.seal(tokens.refreshToken, id),
  accessTokenExpiresAt: tokens.expiresAt,
})

/**
 * Saves an authorized account. If it was connected before, its tokens are replaced and it is active again.
 * Otherwise, everything made in it until now is not imported.
 */
export async function saveConnection(
  context: Keeping & Pick<ServiceContext, 'clock'>,
  command: SaveConnection,
): Promise<{ id: string }> {
  return context.db.transaction(async trx => {
    const known = await store.findConnectionId(trx, command)
    const id = known ?? randomUUID()
    const { workspaceId, userId, provider, externalId, label, scopes } = command
    const sealed = sealTokens(context, id, command)
    // If access was granted before, the provider may send no new refresh token.
    const before =
      known && !sealed.refreshTokenSealed ? await store.lockConnection(trx, id) : undefined
    await store.upsertConnection(trx, {
      ...sealed,
      refreshTokenSealed: sealed.refreshTokenSealed ?? before?.refreshTokenSealed,
      id,
      workspaceId,
      userId,
      provider,
      externalId,
      label,
      scopes,
      state: 'active',
      stateReason: undefined,
      stateReasonCode: undefined,
    })
    if (!known) await beginCrmHistory(trx, { workspaceId, provider, at: context.clock() })
    return { id }
  })
}

export async function listConnections(
  context: Pick<ServiceContext, 'db'>,
  { workspaceId }: { workspaceId: WorkspaceId },
): Promise<ConnectionView[]> {
  const connections = await store.listConnections(context.db, workspaceId)
  return connections.map(connection => {
    const { id, userId, provider, label, state, stateReason, stateReasonCode, scopes } = connection
    return { id, userId, provider, label, state, stateReason, stateReasonCode, scopes }
  })
}

/**
 * Removing a missing connection succeeds as well. Deliveries that waited for it are tried with its replacement.
 */
export const removeConnection = (
  context: Pick<ServiceContext, 'db' | 'jobs'>,
  { workspaceId, connectionId }: { workspaceId: WorkspaceId; connectionId: string },
): Promise<void> =>
  context.db.transaction(async trx => {
    const connection = await store.findConnection(trx, connectionId)
    if (connection?.workspaceId !== workspaceId) return
    const { provider } = connection
    await forgetOutages(context, trx, { workspaceId, connectionId, provider })
    await store.deleteConnection(trx, { workspaceId, id: connectionId })
  })

/** Exchanges a refresh token for new tokens. Throws ProviderError; `unauthorized` is final. */
type RefreshTokens = (refreshToken: string) => Promise<Tokens>

const leewayMs = 60_000

const lost = (provider: string) =>
  new ProviderError({
    provider,
    code: 'unauthorized',
    ...ownReason('accessLost'),
  })

/** Decrypts the credentials of a connection. Throws ProviderError `unauthorized` if no key decrypts them. */
export async function openCredentials(
  keeping: Keeping,
  { id, provider }: Pick<store.Connection, 'id' | 'provider'>,
  { kind, sealed }: Pick<SealedText, 'kind' | 'sealed'>,
): Promise<string> {
  try {
    return await openSealed(keeping, { kind, key: id, sealed })
  } catch (cause) {
    if (!(cause instanceof UnopenableText)) throw cause
    throw new ProviderError({ provider, code: 'unauthorized', ...ownReason('keyMissing'), cause })
  }
}

interface Freshness {
  now: number
  /** A token that the provider has rejected, whatever its expiry. */
  refused: string | undefined
}

/** The token, if it can still be used. */
async function usable(
  keeping: Keeping,
  connection: store.Connection,
  { now, refused }: Freshness,
): Promise<string | undefined> {
  const { accessTokenExpiresAt, accessTokenSealed: sealed } = connection
  if (accessTokenExpiresAt !== undefined && accessTokenExpiresAt - leewayMs <= now) return undefined
  const token = await openCredentials(keeping, connection, { kind: 'connectionAccess', sealed })
  return token === refused ? undefined : token
}

/**
 * A valid access token of this connection. One process refreshes at a time, and the rotated refresh token is
 * saved before the new access token is used.
 */
export const accessTokenSource =
  (
    context: Keeping & Pick<ServiceContext, 'clock'>,
    connectionId: string,
    refresh: RefreshTokens,
  ) =>
  async (refused?: string): Promise<string> => {
    const current = await store.findConnection(context.db, connectionId)
    if (!current || current.state === 'lost') throw lost(current?.provider ?? 'unknown')
    return noteLost(context, current, async () => {
      const token = await usable(context, current, { now: context.clock(), refused })
      return token ?? refreshed(context, current, { refresh, refused })
    })
  }

/** Marks the connection as lost if its access was lost. */
async function noteLost<T>(
  { db }: Keeping,
  { id }: store.Connection,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'unauthorized')
      await store.markConnectionLost(db, {
        id,
        reason: error.reason,
        reasonCode: error.reasonCode,
      })
    throw error
  }
}

function refreshed(
  context: Keeping & Pick<ServiceContext, 'clock'>,
  { id, provider }: store.Connection,
  { refresh, refused }: { refresh: RefreshTokens; refused: string | undefined },
): Promise<string> {
  // The only provider call inside a transaction: the row lock protects the rotated token from being lost.
  return context.db.transaction(async trx => {
    const connection = await store.lockConnection(trx, id)
    if (!connection || connection.state === 'lost') throw lost(provider)
    const keeping = { db: trx, cipher: context.cipher }
    const token = await usable(keeping, connection, { now: context.clock(), refused })
    if (token !== undefined) return token
    if (!connection.refreshTokenSealed) throw lost(provider)
    const refreshToken = await openCredentials(keeping, connection, {
      kind: 'connectionRefresh',
      sealed: connection.refreshTokenSealed,
    })
    const tokens = await refresh(refreshToken)
    await store.upsertConnection(trx, {
      ...connection,
      // Providers that do not rotate it send none.
      ...sealTokens(context, id, {
        ...tokens,
        refreshToken: tokens.refreshToken ?? refreshToken,
      }),
    })
    return tokens.accessToken
  })
}
