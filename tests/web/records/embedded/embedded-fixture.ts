import { createHmac } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT } from 'jose'
import builtin from '../../../../crm/builtin/index.ts'
import type { CrmProvider } from '../../../../crm/contract/crm-provider.ts'
import { createApp } from '../../../../src/app.ts'
import { readConfig } from '../../../../src/config.ts'
import type { User, WorkspaceId } from '../../../../src/model/entities.ts'
import { saveConnection } from '../../../../src/services/workspace/connections.ts'
import { findWorkspaceByHost } from '../../../../src/services/workspace/workspaces.ts'
import { crmFrames } from '../../../../src/start/crm-providers.ts'
import { insertWorkspace } from '../../../../src/store/workspace/workspaces.ts'
import { noLimits } from '../../../../src/web/middleware/rate-limits.ts'
import type { WebContext } from '../../../../src/web/web-context.ts'
import { aUser } from '../../../support/builders/a-user.ts'
import { aWorkspace } from '../../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../../support/builders/demo-workspace.ts'
import { findFreePort } from '../../../support/free-port.ts'
import { makeContext, type TestContext } from '../../../support/make-context.ts'
import { noMetrics } from '../../../support/no-metrics.ts'
import { createTestDatabase } from '../../../support/test-database.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 2, 8)
export const minuteMs = 60_000
const clientSecret = 'client secret'
/** The account that Ana's workspace has connected, and Maya's number there. */
export const accountId = '4711'
export const mayaId = '101'
export const otherId = '102'

/**
 * The app with Ana's workspace, whose CRM is HubSpot or Pipedrive by name: its records are the built-in ones
 * under the vendor's numbers. Nothing leaves the building.
 */
export interface EmbeddedFixture extends DemoWorkspace {
  url: string
  context: TestContext
  /** Of another workspace, which has no account connected. */
  zoe: User
  /** Which CRM it is from now on. */
  useCrm(id: 'hubspot' | 'pipedrive'): void
  /** Whether the CRM answers. */
  crmAnswers(isAnswering: boolean, error?: Error): void
  /** As HubSpot asks on behalf of this person. */
  askHubspot(fields?: Record<string, string>): Promise<Response>
  /** An address as Pipedrive calls it for Ana. */
  pipedriveAddress(leaf: string, fields?: Record<string, string>): Promise<string>
  close(): Promise<void>
}

const plain = { redirect: 'manual' } as const

export async function startEmbeddedFixture(
  env: Record<string, string> = {},
): Promise<EmbeddedFixture> {
  const database = await createTestDatabase()
  const port = await findFreePort()
  const context = makeContext({ db: database.db, now: monday })
  const url = `http://localhost:${port}`
  const demo = await aWorkspace(context)
  const zoe = await makeZoe(context)
  const crm = await makeCrm(context, { url, workspaceId: demo.workspace.id })
  const config = readConfig({
    HUBSPOT_CLIENT_ID: 'client',
    HUBSPOT_CLIENT_SECRET: clientSecret,
    PIPEDRIVE_CLIENT_ID: 'client',
    PIPEDRIVE_CLIENT_SECRET: clientSecret,
    ...env,
  })
  const web: WebContext = {
    ...context,
    publicUrl: url,
    crmFor: async workspaceId => crm.of(workspaceId),
    isProduction: false,
    adminToken: undefined,
    metrics: noMetrics,
    trustedProxies: 0,
    limits: noLimits,
    connectable: [],
    crmFrames: crmFrames(config),
    showsMails: false,
    identity: undefined,
    slack: { isOn: false, canInstall: false },
    slackDesk: undefined,
    workspaceOf: req => findWorkspaceByHost(context, req.get('host') ?? ''),
  }
  const app = createApp({ web, slackRouter: undefined })
  const server = await new Promise<Server>(resolve => {
    const listening = app.listen(port, () => resolve(listening))
  })
  return {
    ...demo,
    zoe,
    context,
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    useCrm: crm.use,
    crmAnswers: crm.answers,
    askHubspot: fields => {
      const address = `${url}/records/hubspot/card?${new URLSearchParams({
        objectId: mayaId,
        objectTypeId: '0-1',
        portalId: accountId,
        userEmail: demo.ana.email,
        ...fields,
      })}`
      return fetch(address, { headers: hubspotHeaders(address, context.clock()), ...plain })
    },
    pipedriveAddress: async (leaf, fields) => {
      const token = await pipedriveToken(
        { userId: 7, companyId: Number(accountId) },
        context.clock(),
      )
      const query = { resource: 'person', selectedIds: mayaId, id: 'frame-1', token, ...fields }
      return `${url}/records/pipedrive/${leaf}?${new URLSearchParams(query)}`
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await database.drop()
    },
  }
}

/** As HubSpot signs: everything that it sends, and when. */
export const hubspotHeaders = (address: string, now: number): Record<string, string> => ({
  'X-HubSpot-Request-Timestamp': String(now),
  'X-HubSpot-Signature-v3': createHmac('sha256', clientSecret)
    .update(`GET${address}${now}`)
    .digest('base64'),
})

export const pipedriveToken = (
  claims: { userId: number; companyId: number },
  now: number,
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(now / 1_000 + 300)
    .sign(new TextEncoder().encode(clientSecret))

async function makeZoe(context: TestContext): Promise<User> {
  const workspace = await insertWorkspace(context.db, {
    name: 'Other',
    locale: 'en',
    timeZone: 'Europe/Rome',
  })
  return aUser({ context, workspace }, { name: 'Zoe Neri', email: 'zoe@other.test' })
}

/** Records of ours under the numbers of a vendor. */
async function makeCrm(
  context: TestContext,
  { url, workspaceId }: { url: string; workspaceId: WorkspaceId },
) {
  const home = { db: context.db, publicUrl: url, apiUrl: '', accessToken: async () => '' }
  const own = builtin.create({ ...home, workspaceId, sleep: async () => undefined })
  const ids = new Map<string, string>()
  for (const [number, name] of [
    [mayaId, 'Maya'],
    [otherId, 'Otto'],
  ] as const) {
    const emails = [`${name.toLowerCase()}@acme.test`]
    const input = { name: `${name} Lindt`, emails, phone: undefined, company: 'Acme' }
    const saved = await own.records?.saveContact(undefined, { ...input, ownerEmail: undefined })
    if (saved?.kind !== 'saved') throw new Error('The contact was not kept')
    ids.set(number, saved.id)
  }
  let id = 'hubspot'
  let failure: Error | undefined
  for (const provider of ['hubspot', 'pipedrive'])
    await saveConnection(context, {
      workspaceId,
      provider,
      externalId: accountId,
      label: 'Acme',
      accessToken: 'token',
      scopes: [],
    })
  const provider = (): CrmProvider => ({
    ...own,
    id,
    findRecord: async key => {
      if (failure) throw failure
      return own.findRecord({ ...key, id: ids.get(key.id) ?? key.id })
    },
    findUserEmail: async userId => (userId === '7' ? 'Ana@parley.test' : undefined),
  })
  return {
    of: (asked: WorkspaceId) => (asked === workspaceId ? provider() : { ...own, id: 'builtin' }),
    use: (next: string) => {
      id = next
    },
    answers: (isAnswering: boolean, error?: Error) => {
      failure = isAnswering ? undefined : error
    },
  }
}
