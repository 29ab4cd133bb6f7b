import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, Faults } from '../stand-in/faults.ts'
import { answer } from './answer.ts'
import { matchRequest, type StandInRequest } from './contract.ts'
import { Refusal } from './refusal.ts'
import { refusalOf } from './refusal-of-fault.ts'
import { HubspotState } from './state.ts'

export interface HubspotStandIn {
  url: string
  state: HubspotState
  faults: Faults
  /** Requests HubSpot's contract does not allow; a suite asserts that it stays empty. */
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

const reply = (response: ServerResponse, status: number, body: unknown, headers = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

const checkToken = (incoming: IncomingMessage, { url }: StandInRequest) => {
  const isOAuth = url.pathname.startsWith('/oauth/')
  if (!isOAuth && !incoming.headers.authorization?.startsWith('Bearer '))
    throw new Refusal(401, { category: 'INVALID_AUTHENTICATION' })
}

/** A HubSpot account on loopback that keeps state and refuses what HubSpot's contract does not allow. */
export async function startHubspotStandIn(): Promise<HubspotStandIn> {
  const state = new HubspotState()
  const faults = new Faults()
  const invalidRequests: string[] = []

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
    const fault = faults.take(call)
    try {
      checkToken(incoming, request)
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
