import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Fault, Faults } from '../stand-in/faults.ts'
import { listen } from '../stand-in/listen.ts'
import { readRequest, type StandInRequest } from '../stand-in/request.ts'
import { type Answer, answer, type GraphFixture } from './answer.ts'
import { ByHand } from './by-hand.ts'
import { matchRequest } from './contract.ts'
import { Deltas } from './delta.ts'
import { Logins } from './logins.ts'
import { Invalid, Refusal } from './refusal.ts'
import { refusalOf } from './refusal-of-fault.ts'
import { hasImmutableIds, hasUtc } from './show.ts'
import { GraphState } from './state.ts'
import { Subscriptions } from './subscriptions.ts'

export interface GraphStandIn extends GraphFixture {
  /** The common origin. The API is below /v1.0, the login below /<tenant>/oauth2/v2.0. */
  url: string
  byHand: ByHand
  faults: Faults
  close(): Promise<void>
}

const reply = (response: ServerResponse, { status, body, headers = {} }: Answer, fault?: Fault) => {
  if (fault?.isAnswerLost) return response.destroy()
  const text = body === undefined ? '' : JSON.stringify(body)
  const type = text && { 'content-type': 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  if (!fault?.isHalf) return response.end(text)
  const half = text.slice(0, Math.ceil(text.length / 2))
  return response.write(half, () => response.destroy())
}

const notePrefer = ({ missingPrefer }: GraphState, call: string, prefer: string) => {
  if (!/\/events|\/calendarView|\/subscriptions/.test(call)) return
  const isReading = call.startsWith('GET') && !call.includes('/subscriptions')
  if (!hasImmutableIds(prefer)) missingPrefer.push(`${call}: IdType`)
  if (isReading && !hasUtc(prefer)) missingPrefer.push(`${call}: outlook.timezone`)
}

const work = async (
  fixture: GraphFixture,
  request: StandInRequest,
  headers: IncomingMessage['headers'],
  fault: Fault | undefined,
): Promise<Answer> => {
  const { method, url } = request
  const isLogin = url.pathname.includes('/oauth2/')
  if (isLogin) fixture.logins.checkTenant(url.pathname.split('/')[1] ?? '')
  const email = isLogin ? '' : fixture.logins.emailOf(headers.authorization)
  const matched = matchRequest(request)
  if ('fault' in matched) throw new Invalid(matched.fault)
  const prefer = [headers.prefer ?? ''].flat().join(', ')
  notePrefer(fixture.state, `${method} ${url.pathname}`, prefer)
  const refusal = fault && refusalOf(fault)
  if (refusal) throw refusal
  const { searchParams: query } = url
  const ifMatch = headers['if-match']
  return answer(fixture, { ...matched, url, query, body: request.body, prefer, ifMatch, email })
}

/** Microsoft's calendars and login on loopback: stateful, and refuse requests outside Graph's contract. */
export async function startGraphStandIn(): Promise<GraphStandIn> {
  const state = new GraphState()
  const subscriptions = new Subscriptions(state)
  const fixture: GraphFixture = {
    state,
    subscriptions,
    logins: new Logins(),
    deltas: new Deltas(state),
  }
  const faults = new Faults()

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming)
    const call = `${request.method} ${request.url.pathname}`
    state.requests.push(call)
    const fault = faults.take(call)
    if (fault?.hangs) return
    try {
      reply(response, await work(fixture, request, incoming.headers, fault), fault)
    } catch (error) {
      if (error instanceof Invalid) state.invalidRequests.push(`${call}: ${error.fault}`)
      if (!(error instanceof Refusal)) throw error
      reply(response, error)
    }
  }

  const server = await listen(handle, words => {
    state.invalidRequests.push(words)
  })
  return {
    ...fixture,
    url: server.url,
    byHand: new ByHand(state),
    faults,
    close: async () => {
      await subscriptions.settlePushes()
      await server.close()
    },
  }
}
