import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { apiRouter } from '../../../src/web/api/api-router.ts'
import { problemErrors } from '../../../src/web/middleware/problem-errors.tsx'
import { noLimits } from '../../../src/web/middleware/rate-limits.ts'
import type { WebContext } from '../../../src/web/web-context.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { noMetrics } from '../../support/no-metrics.ts'
import { createTestDatabase } from '../../support/test-database.ts'
import { documentCheck } from './document-check.ts'

export const adminToken = 'an admin token for tests'.replaceAll(' ', '-')

export interface Reply {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely here; their shapes are checked against the document
  body: any
}

export interface Call {
  body?: unknown
  token?: string | undefined
  headers?: Record<string, string>
}

export interface ApiServer {
  url: string
  context: TestContext
  demo: DemoWorkspace
  call(method: string, path: string, call?: Call): Promise<Reply>
  /** As the admin. */
  admin(method: string, path: string, body?: unknown): Promise<Reply>
  close(): Promise<void>
}

const bodyOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body))

async function send(url: string, method: string, { body, token, headers }: Call): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: bodyOf(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  }
}

const listen = (app: express.Express): Promise<Server> =>
  new Promise(resolve => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server))
  })

/** The API on loopback, every answer held against its own document, over a database of its own with the demo workspace. The clock stands at Monday 2026-11-02, 8:00 UTC. */
export async function startApi(settings: { adminToken?: string } = {}): Promise<ApiServer> {
  const database = await createTestDatabase()
  const context = makeContext({ db: database.db })
  const demo = await aWorkspace(context)
  const web: WebContext = {
    ...context,
    workspaceOf: async () => demo.workspace,
    isProduction: false,
    adminToken: 'adminToken' in settings ? settings.adminToken : adminToken,
    metrics: noMetrics,
    trustedProxies: 0,
    limits: noLimits,
    connectable: [],
    crmFrames: [],
    identity: undefined,
    showsMails: false,
    slack: { isOn: false, canInstall: false },
    slackDesk: undefined,
  }
  const server = await listen(express().use(apiRouter(web)).use(problemErrors(web)))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const faultsOf = documentCheck((await send(`${url}/api/openapi.json`, 'GET', {})).body)
  const call = async (method: string, path: string, sent: Call = {}) => {
    const reply = await send(`${url}${path}`, method, sent)
    const type = reply.headers.get('content-type')?.split(';')[0] ?? ''
    const faults = faultsOf({ method, path, status: reply.status, type, body: reply.body })
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return reply
  }
  return {
    url,
    context,
    demo,
    call,
    admin: (method, path, body) => call(method, path, { body, token: adminToken }),
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await database.drop()
    },
  }
}

/** A booking of the demo page that is good as it stands. */
export const goodBooking = (startsAt = '2026-11-03T09:00:00Z') => ({
  startsAt,
  timeZone: 'Europe/Warsaw',
  invitee: { email: 'eve@example.com', name: 'Eve Nowak' },
})
