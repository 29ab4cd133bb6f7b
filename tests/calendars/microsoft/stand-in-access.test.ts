import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  graphTimeAt as at,
  type Shown,
  startCalledGraph,
} from '../../support/graph-stand-in/call-graph.ts'

const email = 'ada@acme.example'

let graph: Awaited<ReturnType<typeof startCalledGraph>>

beforeEach(async () => {
  graph = await startCalledGraph(email)
})
afterEach(() => graph.close())

test('subscriptions are validated, changes are pushed', async () => {
  const words: Shown[] = []
  let isHere = true
  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://here')
    let text = ''
    for await (const chunk of incoming) text += String(chunk)
    if (text) words.push(JSON.parse(text) as Shown)
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end(isHere ? url.searchParams.get('validationToken') : 'somebody else')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const notificationUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=1`
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const given = {
    changeType: 'created,updated,deleted',
    notificationUrl,
    lifecycleNotificationUrl: notificationUrl,
    resource: graph.inCalendar('events').slice(1),
    expirationDateTime: inDays(6),
    clientState: 'secret',
  }
  const tooLong = await graph.ask('POST', '/subscriptions', {
    ...given,
    expirationDateTime: inDays(8),
  })
  expect(tooLong.status).toBe(400)
  const made = await graph.ask('POST', '/subscriptions', given)
  expect(made.status).toBe(201)
  isHere = false
  expect((await graph.ask('POST', '/subscriptions', given)).body.error.code).toBe('ValidationError')
  graph.byHand.addEvent(graph.calendarId, { start: at(20, 10), end: at(20, 11) })
  graph.subscriptions.pushAgain()
  graph.subscriptions.lifecycle(made.body.id, 'reauthorizationRequired')
  await graph.subscriptions.settlePushes()
  expect(words).toHaveLength(3)
  expect(words[0]?.value[0]).toMatchObject({ clientState: 'secret', changeType: 'created' })
  expect((await graph.ask('POST', `/subscriptions/${made.body.id}/reauthorize`)).status).toBe(204)
  expect((await graph.ask('DELETE', `/subscriptions/${made.body.id}`)).status).toBe(204)
  server.close()
})

test('access ends, refresh tokens rotate, requests outside the contract are noted, faults meet', async () => {
  const { refreshToken } = graph.logins.grant(email)
  graph.logins.expireAccessTokens(email)
  expect((await graph.ask('GET', '/me')).body.error.code).toBe('InvalidAuthenticationToken')
  const refresh = (refresh_token: string) =>
    fetch(`${graph.url}/common/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token,
        client_id: 'microsoft client',
        client_secret: 'microsoft secret',
      }),
    })
  const tokens = (await (await refresh(refreshToken)).json()) as { access_token: string }
  graph.access.token = tokens.access_token
  expect((await refresh(refreshToken)).status).toBe(400)
  expect((await graph.ask('GET', '/me')).status).toBe(200)
  expect((await graph.ask('POST', graph.inCalendar('events'), { title: 'Demo' })).status).toBe(400)
  expect(graph.state.invalidRequests).toEqual([expect.stringContaining('additional properties')])

  const given = { start: at(20, 10), end: at(20, 11) }
  graph.faults.next({ on: 'POST', isAnswerLost: true }, { on: 'POST', isHalf: true })
  await expect(graph.ask('POST', graph.inCalendar('events'), given)).rejects.toThrow()
  await expect(graph.ask('POST', graph.inCalendar('events'), given)).rejects.toThrow()
  expect(graph.byHand.events(graph.calendarId)).toHaveLength(2)
  graph.faults.next({ status: 429, headers: { 'retry-after': '7' } })
  expect((await graph.ask('GET', '/me')).status).toBe(429)
  graph.state.setAccess(graph.calendarId, 403)
  expect((await graph.ask('GET', graph.inCalendar('events'))).body.error.code).toBe(
    'ErrorAccessDenied',
  )
})

test('consent sends back a code that is good with its verifier alone', async () => {
  graph.logins.signedIn = email
  const query = new URLSearchParams({
    client_id: 'microsoft client',
    response_type: 'code',
    redirect_uri: 'http://parley.example/back',
    scope: 'offline_access Calendars.ReadWrite',
    state: 's',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  const address = `${graph.url}/common/oauth2/v2.0/authorize?${query}`
  const redeem = async (code_verifier: string) => {
    const sent = await fetch(address, { redirect: 'manual' })
    const back = new URL(sent.headers.get('location') ?? '')
    return fetch(`${graph.url}/common/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: back.searchParams.get('code') ?? '',
        redirect_uri: 'http://parley.example/back',
        code_verifier,
        client_id: 'microsoft client',
        client_secret: 'microsoft secret',
      }),
    })
  }
  expect((await redeem('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).status).toBe(200)
  expect((await redeem('another')).status).toBe(400)
  expect(graph.logins.consents).toHaveLength(2)
})
