import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Fault, Faults } from '../stand-in/faults.ts'
import { listen } from '../stand-in/listen.ts'
import { readRequest, type StandInRequest } from '../stand-in/request.ts'
import { answer } from './answer.ts'
import { isPartial } from './answer-objects.ts'
import { matchRequest } from './contract.ts'
import { Refusal } from './refusal.ts'
import { refusalOf } from './refusal-of-fault.ts'
import { HubspotState } from './state.ts'

export interface HubspotStandIn {
  url: string
  state: HubspotState
  faults: Faults
  /** Requests that violate HubSpot's contract. Suites assert that there are none. */
  invalidRequests: string[]
  /** Headers of every answer. */
  headers: Record<string, string>
  close(): Promise<void>
}

interface Reply {
  status: number
  body: unknown
  headers: Record<string, string>
}

const reply = (response: ServerResponse, { status, body, headers }: Reply) => {
  const isPage = headers['content-type'] === 'text/html'
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  if (status === 204) response.end()
  else response.end(isPage ? '<html><h1>Not now</h1></html>' : JSON.stringify(body))
}

const statusOf = (body: unknown) => {
  if (body === undefined) return 204
  return isPartial(body) ? 207 : 200
}

const checkToken = (
  { revokedTokens }: HubspotState,
  incoming: IncomingMessage,
  { url }: StandInRequest,
) => {
  if (url.pathname.startsWith('/oauth/')) return
  const [, token] = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '') ?? []
  if (!token || revokedTokens.has(token))
    throw new Refusal(401, { category: 'INVALID_AUTHENTICATION' })
}

/** A HubSpot account on loopback: stateful, and refuses requests outside HubSpot's contract. */
export async function startHubspotStandIn(): Promise<HubspotStandIn> {
  const state = new HubspotState()
  const faults = new Faults()
  const invalidRequests: string[] = []
  const more: { headers: Record<string, string> } = { headers: {} }

  const work = (request: StandInRequest, fault: Fault | undefined): unknown => {
    const matched = matchRequest(request)
    if ('fault' in matched) {
      invalidRequests.push(`${request.method} ${request.url.pathname}: ${matched.fault}`)
      throw new Refusal(400, { category: 'VALIDATION_ERROR' })
    }
    if (fault && !fault.isAnswerLost) throw refusalOf(fault)
    const { searchParams: query } = request.url
    return answer(state, { ...matched, query, body: request.body as never })
  }

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming)
    const call = `${request.method} ${request.url.pathname}`
    state.requests.push(call)
    const path = request.url.pathname
    const fault = faults.take(call)
    try {
      checkToken(state, incoming, request)
      state.limits.count(path, state.now)
      const body = work(request, fault)
      if (fault) response.destroy()
      else {
        const headers = { ...state.limits.headers(path), ...more.headers }
        reply(response, { status: statusOf(body), body, headers })
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, body, headers } = error
      reply(response, { status, body, headers: { ...more.headers, ...headers } })
    }
  }

  const server = await listen(handle, words => {
    invalidRequests.push(words)
  })
  return Object.assign(more, { ...server, state, faults, invalidRequests })
}
