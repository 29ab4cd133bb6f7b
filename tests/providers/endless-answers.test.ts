import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { callSlack, makeClient } from '../../bot/slack-api/call-slack.ts'
import { findMarked } from '../../bot/slack-api/messenger.ts'
import type { AccountAccess } from '../../crm/hubspot/account/account-access.ts'
import { makeApi as makeHubspot } from '../../crm/hubspot/account/api.ts'
import { listChangedMeetings } from '../../crm/hubspot/meetings/list-changed-meetings.ts'
import { listLinks } from '../../crm/hubspot/records/associations.ts'
import { apiAt, listPages } from '../../crm/pipedrive/account/api.ts'
import { makeApi as makeGoogle } from '../../src/calendars/google/api.ts'
import { readEvents as readGoogle } from '../../src/calendars/google/read-events.ts'
import { makeApi as makeGraph } from '../../src/calendars/microsoft/api.ts'
import { allCalendars } from '../../src/calendars/microsoft/graph-calendars.ts'
import { readEvents as readGraph } from '../../src/calendars/microsoft/read-events.ts'
import { boundedFetch, maxAnswerBytes } from '../../src/providers/bounded-fetch.ts'
import { refreshTokens } from '../../src/providers/oauth-client.ts'
import { type Listening, listen } from '../support/stand-in/listen.ts'

let server: Listening
let answer: (incoming: IncomingMessage, response: ServerResponse) => void
let requests = 0

beforeAll(async () => {
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    requests += 1
    incoming.resume()
    answer(incoming, response)
  }
  server = await listen(handle, words => expect.unreachable(words))
})
beforeEach(() => {
  requests = 0
})
afterAll(() => server?.close())

const accessToken = async () => 'token'
const turn = async () => undefined
const query = {
  externalId: 'primary',
  window: { start: Date.UTC(2026, 10, 2), end: Date.UTC(2026, 10, 3) },
  token: undefined,
  timeZone: 'UTC',
} as unknown as Parameters<typeof readGoogle>[1]

const google = () => makeGoogle({ apiUrl: server.url, accessToken })
const graph = () => makeGraph({ apiUrl: server.url, accessToken })
const hubspot = () =>
  makeHubspot({
    apiUrl: server.url,
    accessToken,
    limiterOf: () => ({ take: turn, learn: () => undefined, pause: () => undefined }) as never,
    sleep: turn,
  })
const pipedrive = () =>
  apiAt(server.url, {
    accessToken,
    limiter: { take: turn, learn: () => undefined, pause: () => undefined },
    now: Date.now,
  } as never)
const slack = () => makeClient('xoxb-tests', server.url)

const changedInHubspot = () =>
  listChangedMeetings({ api: hubspot(), clock: Date.now } as unknown as AccountAccess, 0)
const dealsOfPipedrive = async () => {
  const found: unknown[] = []
  const ask = ({ deals }: Parameters<Parameters<typeof listPages>[1]>[0], place: object) =>
    deals.getDeals(place)
  for await (const deal of listPages(pipedrive(), ask as never, z.unknown())) found.push(deal)
  return found
}
const markedInSlack = () =>
  findMarked(
    { client: slack(), limiter: {} as never },
    {
      channel: 'C1',
      mark: { event_type: 'mark', event_payload: {} },
      since: 0,
    },
  )
const refreshed = () => {
  const facts = {
    authorizationUrl: `${server.url}/authorize`,
    tokenUrl: `${server.url}/token`,
    clientId: 'client',
    clientSecret: 'secret',
  }
  return refreshTokens({ id: 'any', facts } as never, { refreshToken: 'token', now: Date.now() })
}

const entryPoints: [string, () => Promise<unknown>][] = [
  ['Google', () => readGoogle(google(), query)],
  ['Microsoft', () => readGraph(graph(), query)],
  ['HubSpot', changedInHubspot],
  ['Pipedrive', dealsOfPipedrive],
  ['Slack', () => callSlack(() => slack().auth.test())],
  ['an OAuth token endpoint', refreshed],
]

const bomb = gzipSync(Buffer.alloc(maxAnswerBytes + 1, ' '))

test.each(entryPoints)('%s: an answer larger than the limit is not kept', async (_name, ask) => {
  answer = (_incoming, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(bomb)
  }
  const error = await ask().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ name: 'ProviderError', code: 'unavailable' })
  const causes: string[] = []
  for (
    let at = error;
    at instanceof Error;
    at = at.cause ?? (at as { original?: unknown }).original
  )
    causes.push(at.message)
  expect(causes.join('; ')).toContain(`larger than ${maxAnswerBytes} bytes`)
  expect(requests).toBe(1)
})

test('an answer without an end is read no further than the limit', async () => {
  let sent = 0
  const closed = new Promise<void>(done => {
    answer = (_incoming, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ')
      response.once('close', done)
      const send = () => {
        sent += chunk.length
        response.write(chunk, error => error || setImmediate(send))
      }
      send()
    }
  })
  await expect(boundedFetch(server.url)).rejects.toThrow('larger than')
  await closed
  // What the sockets hold comes on top.
  expect(sent).toBeLessThan(maxAnswerBytes * 1.5)
})

const endless: Record<string, object> = {
  Google: { items: [], nextPageToken: 'again' },
  Microsoft: { value: [], '@odata.nextLink': '/me/calendars?again' },
  HubSpot: { results: [], paging: { next: { after: 'again' } } },
  Pipedrive: { success: true, data: [], additional_data: { next_cursor: 'again' } },
  Slack: { ok: true, messages: [], response_metadata: { next_cursor: 'again' } },
  'HubSpot, associations': {
    results: [{ from: { id: '1' }, to: [], paging: { next: { after: 'again' } } }],
  },
}
const lists: [string, () => Promise<unknown>][] = [
  ['Google', () => readGoogle(google(), query)],
  ['Google', () => readGoogle(google(), { ...query, token: 'known' } as never)],
  ['Microsoft', () => readGraph(graph(), query)],
  ['Microsoft', () => allCalendars(graph())],
  ['HubSpot', changedInHubspot],
  ['HubSpot, associations', () => listLinks(hubspot(), { from: 'contacts', to: 'deals' }, ['1'])],
  ['Pipedrive', dealsOfPipedrive],
  ['Slack', markedInSlack],
]

test.each(lists)(
  '%s: a list that names the same next page again is given up',
  async (name, ask) => {
    answer = (_incoming, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(endless[name]))
    }
    await expect(ask()).rejects.toMatchObject({
      code: 'unavailable',
      reason: expect.stringContaining('does not end'),
    })
    expect(requests).toBe(2)
  },
)

test.each(lists)('%s: a list of ever new pages is given up', async (name, ask) => {
  answer = (_incoming, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(endless[name]).replace('again', `again${requests}`))
  }
  await expect(ask()).rejects.toMatchObject({
    code: 'unavailable',
    reason: expect.stringContaining('does not end'),
  })
  expect(requests).toBe(501)
})
