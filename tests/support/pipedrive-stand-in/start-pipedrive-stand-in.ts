import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, Faults } from '../stand-in/faults.ts'
import { answer } from './answer.ts'
import { matchRequest, type StandInRequest } from './contract.ts'
import { Refusal, refusalOf } from './refusal.ts'
import { PipedriveState } from './state.ts'

export interface PipedriveStandIn {
  url: string
  state: PipedriveState
  faults: Faults
  /** Requests Pipedrive's contract does not allow; a suite asserts that it stays empty. */
  invalidRequests: string[]
  close(): Promise<void>
}

const readRequest = async (incoming: IncomingMessage): Promise<StandInRequest> => {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  const mediaType = incoming.headers['content-type']?.split(';')[0]
  const isForm = mediaType === 'application/x-www-form-urlencoded'
  const parsed: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', 'http://stand-in'),
    mediaType,
    body: parsed ?? (text === '' ? undefined : JSON.parse(text)),
  }
}

const reply = (response: ServerResponse, status: number, body: object | string, headers = {}) => {
  const isPage = typeof body === 'string'
  const type = isPage ? 'text/html' : 'application/json'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(isPage ? body : JSON.stringify(body))
}

/** Personal tokens stand in a header of their own, never in the other's place. */
function checkToken(state: PipedriveState, { headers }: IncomingMessage, { url }: StandInRequest) {
  if (url.pathname.startsWith('/oauth/')) return
  const key = headers['x-api-token']
  const bearer = /^Bearer (.*:.*)$/.exec(headers.authorization ?? '')?.[1]
  state.identifications.push(key ? 'x-api-token' : bearer ? 'authorization' : 'none')
  const isKey = typeof key === 'string' && /^[0-9a-f]{40}$/.test(key)
  const token = isKey ? key : bearer
  if (!token || state.refusedTokens.has(token)) throw new Refusal(401, { error: 'unauthorized' })
}

/** A Pipedrive account on loopback that keeps state and refuses what Pipedrive's contract does not allow. */
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
      else reply(response, 200, body)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      reply(response, error.status, error.body, error.headers)
    }
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      invalidRequests.push(`${incoming.method} ${incoming.url}: ${String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    faults,
    invalidRequests,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
