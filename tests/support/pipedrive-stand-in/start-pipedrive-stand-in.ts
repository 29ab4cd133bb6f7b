import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Fault, Faults } from '../stand-in/faults.ts'
import { listen } from '../stand-in/listen.ts'
import { readRequest, type StandInRequest } from '../stand-in/request.ts'
import { answer } from './answer.ts'
import { matchRequest } from './contract.ts'
import { Refusal, refusalOf } from './refusal.ts'
import { PipedriveState } from './state.ts'

export interface PipedriveStandIn {
  url: string
  state: PipedriveState
  faults: Faults
  /** Requests that violate Pipedrive's contract. Suites assert that there are none. */
  invalidRequests: string[]
  close(): Promise<void>
}

const reply = (response: ServerResponse, status: number, body: object | string, headers = {}) => {
  const isPage = typeof body === 'string'
  const type = isPage ? 'text/html' : 'application/json'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(isPage ? body : JSON.stringify(body))
}

/** Personal tokens have a header of their own, and must not be in the other one. */
function checkToken(state: PipedriveState, { headers }: IncomingMessage, { url }: StandInRequest) {
  if (url.pathname.startsWith('/oauth/')) return
  const key = headers['x-api-token']
  const bearer = /^Bearer (.*:.*)$/.exec(headers.authorization ?? '')?.[1]
  state.identifications.push(key ? 'x-api-token' : bearer ? 'authorization' : 'none')
  const isKey = typeof key === 'string' && /^[0-9a-f]{40}$/.test(key)
  const token = isKey ? key : bearer
  if (!token || state.refusedTokens.has(token)) throw new Refusal(401, { error: 'unauthorized' })
}

/** A Pipedrive account on loopback: stateful, and refuses requests outside Pipedrive's contract. */
export async function startPipedriveStandIn(): Promise<PipedriveStandIn> {
  const state = new PipedriveState()
  const faults = new Faults()
  const invalidRequests: string[] = []

  const work = (request: StandInRequest, fault: Fault | undefined): object => {
    const matched = matchRequest(request)
    if ('fault' in matched) {
      invalidRequests.push(`${request.method} ${request.url.pathname}: ${matched.fault}`)
      throw new Refusal(400, { code: 'ERR_SCHEMA_VALIDATION_FAILED' })
    }
    if (fault && !fault.isAnswerLost) throw refusalOf(fault)
    return answer(state, { ...matched, query: request.url.searchParams, body: request.body })
  }

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming)
    const call = `${request.method} ${request.url.pathname}`
    state.requests.push(call)
    const fault = faults.take(call)
    try {
      checkToken(state, incoming, request)
      const body = work(request, fault)
      if (fault) response.destroy()
      else reply(response, 200, body, state.limits)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      reply(response, error.status, error.body, error.headers)
    }
  }

  const server = await listen(handle, words => {
    invalidRequests.push(words)
  })
  return {
    ...server,
    state,
    faults,
    invalidRequests,
  }
}
