import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from '../stand-in/faults.ts'
import { listen } from '../stand-in/listen.ts'
import { readRequest, type StandInRequest } from '../stand-in/request.ts'
import { accountOf, answer } from './answer.ts'
import { checkAnswer, matchRequest } from './contract.ts'
import { GoogleStandIn } from './google-stand-in.ts'
import { invalid, Refusal } from './refusal.ts'
import { refusalOf } from './refusal-of-fault.ts'

const callOf = ({ method, url }: StandInRequest) => `${method} ${decodeURIComponent(url.pathname)}`

/** Endpoints that are not in the discovery document. */
const answerOAuth = (standIn: GoogleStandIn, request: StandInRequest): unknown => {
  const { grants } = standIn
  const fields = request.body as Record<string, string | undefined>
  if (request.mediaType !== 'application/x-www-form-urlencoded') throw invalid('No form')
  if (callOf(request) === 'POST /revoke') return grants.giveBack(fields)
  const { authorization = '' } = request.headers
  const basic = Buffer.from(authorization.toString().replace(/^Basic /, ''), 'base64').toString()
  const [client_id, client_secret] = basic.split(':').map(decodeURIComponent)
  return grants.token({ ...(client_id && { client_id, client_secret }), ...fields })
}

const askedFor = ['client_id', 'redirect_uri', 'scope', 'state', 'response_type']

const consent = (standIn: GoogleStandIn, { url }: StandInRequest): Refusal => {
  const missing = askedFor.find(name => !url.searchParams.get(name))
  if (missing) {
    standIn.invalidRequests.push(`GET ${url.pathname}: ${missing} is missing`)
    throw invalid(`${missing} is missing`)
  }
  const hint = url.searchParams.get('login_hint') ?? ''
  const [first = ''] = standIn.accounts.keys()
  const email = standIn.accounts.has(hint) ? hint : (standIn.consentsAs ?? first)
  const location = standIn.grants.consent(email, url.searchParams)
  return new Refusal(302, undefined, { location })
}

const oauthCalls = ['POST /token', 'POST /revoke']

/** The answer to a request. Throws a Refusal. */
const work = (
  standIn: GoogleStandIn,
  request: StandInRequest,
  fault: Fault | undefined,
): unknown => {
  const call = callOf(request)
  const refusal = fault && refusalOf(fault)
  if (call === 'GET /o/oauth2/v2/auth') throw refusal ?? consent(standIn, request)
  if (oauthCalls.includes(call)) {
    if (refusal) throw refusal
    return answerOAuth(standIn, request)
  }
  const matched = matchRequest(request)
  if ('fault' in matched) {
    standIn.invalidRequests.push(`${call}: ${matched.fault}`)
    throw invalid(matched.fault, 'badRequest')
  }
  const account = accountOf(standIn, request, matched)
  if (refusal) throw refusal
  const body = answer(standIn, request, account, matched)
  const wrong = checkAnswer(matched.id, body)
  if (wrong) throw new Error(`The stand-in answers wrongly: ${wrong}`)
  return body
}

const reply = (response: ServerResponse, status: number, body: unknown, headers = {}) => {
  const hasBody = body !== undefined
  const type = hasBody ? { 'content-type': 'application/json; charset=UTF-8' } : {}
  response.writeHead(status, { ...type, ...headers })
  response.end(hasBody ? JSON.stringify(body) : undefined)
}

const replyHalf = (response: ServerResponse, body: unknown) => {
  const text = JSON.stringify(body ?? {})
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text) + 9,
  })
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy())
}

/** Google on loopback: stateful accounts, calendars and OAuth that refuse requests outside the contract. */
export async function startGoogleStandIn(): Promise<GoogleStandIn> {
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming)
    standIn.requests.push(callOf(request))
    const fault = standIn.faults.take(callOf(request))
    if (fault?.hangs) return
    try {
      const body = work(standIn, request, fault)
      if (fault?.isHalf) replyHalf(response, body)
      else if (fault) response.destroy()
      else reply(response, body === undefined ? 204 : 200, body)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      reply(response, error.status, error.body, error.headers)
    }
  }

  const server = await listen(handle, words => {
    standIn.invalidRequests.push(words)
  })
  const standIn = new GoogleStandIn(server.url, server.close)
  return standIn
}
