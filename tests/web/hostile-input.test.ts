import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDevSlack } from '../../src/dev/slack/start-dev-slack.ts'
import { type BrowserSession, signInAs } from '../support/browser-session.ts'
import { ask } from '../support/raw-request.ts'
import { fieldOf } from '../support/read-form.ts'
import { recordRoutes } from '../support/record-routes.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

let app: TestApp
let admin: BrowserSession
let csrf: string
let routes: [method: string, path: string][]

beforeAll(async () => {
  const recorded = recordRoutes()
  app = await startTestApp({
    env: {
      HUBSPOT_CLIENT_ID: 'client',
      HUBSPOT_CLIENT_SECRET: 'client secret',
      PIPEDRIVE_CLIENT_ID: 'client',
      PIPEDRIVE_CLIENT_SECRET: 'client secret',
    },
    openDevSlack: ({ clock }) =>
      startDevSlack({
        members: [{ name: 'Ana', email: 'ana@parley.test', timeZone: 'UTC', locale: 'en-GB' }],
        clock,
      }),
  })
  routes = recorded
    .list()
    .flatMap(({ path, methods }) =>
      methods.map((method): [string, string] => [method === '_ALL' ? 'GET' : method, path]),
    )
    // Signing out would end the session that the others need; the stand-in's API is no part of the app.
    .filter(([, path]) => path !== '/signout' && !path.startsWith('/api/:method'))
  recorded.stop()
  await app.db('users').where({ id: app.ana.id }).update({ role: 'admin' })
  admin = await signInAs(app, app.ana)
  const { body } = await admin.get('/settings')
  csrf = fieldOf(body, '_csrf')
})
afterAll(() => app?.close())

const ordinary = (path: string) =>
  path
    .replace(':slug', 'demo')
    .replaceAll(/:(\w+)/g, 'sample')
    .replaceAll(/[{}*]/g, '')

const names = [
  'q text name email phone company message reason wish title slug kind type id page pageId hostId host person',
  'conversation deed duration durationMinutes tz timeZone locale lang guests answers notes invitee attendees state',
  'next back code token context record ids list role target provider user userId revision minutes do key press view',
  'menu callback ts thread csv format search sort file with connected refused unknown news done objectId resource',
  'selectedIds portalId userEmail objectTypeId snippet location url color hours weekly buffer notice limit',
]
  .join(' ')
  .split(' ')

const values: Record<string, string> = {
  nul: 'a%00b',
  'a lone surrogate': 'a%ED%A0%80b',
  'bad encoding': '%ZZ%C0',
  'a long text': 'a'.repeat(60),
  'a name of the prototype': '__proto__',
  'a right-to-left mark': '%E2%80%AE%F0%9F%92%A9',
  'a number': '-1',
  'a big number': '99999999999999999999',
  quotes: '\';"%3Cb%3E%25s',
}
const queries: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(values).map(([label, value]) => [
      label,
      names.map(name => `${name}=${value}`).join('&'),
    ]),
  ),
  arrays: names.map(name => `${name}[]=1&${name}[]=2`).join('&'),
  repeated: names.map(name => `${name}=1&${name}=2`).join('&'),
  nested: names.map(name => `${name}[a][b]=1`).join('&'),
  prototypes: '__proto__[a]=1&constructor[prototype][a]=1&hasOwnProperty=1&toString=1',
}

/** JSON of other shapes than what is expected. */
const shapes: Record<string, unknown> = {
  null: null,
  'a list': [1, [2]],
  'a text': 'text',
  'texts with NUL': Object.fromEntries(names.map(name => [name, 'a\0b'])),
  'lone surrogates': Object.fromEntries(names.map(name => [name, 'a\ud800b'])),
  lists: Object.fromEntries(names.map(name => [name, [[]]])),
  objects: Object.fromEntries(names.map(name => [name, { a: { b: null } }])),
  numbers: Object.fromEntries(names.map(name => [name, 1e308])),
}

type Sent = Omit<Parameters<typeof ask>[1], 'method' | 'target'>

/** Everything that is sent to one route, under what it is. */
function attemptsOn(method: string, path: string): [label: string, target: string, sent: Sent][] {
  const target = ordinary(path)
  const fields = Object.entries(queries)
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const json = { 'Content-Type': 'application/json', Authorization: `Bearer ${app.adminToken}` }
  const parameters = path.includes(':') ? Object.entries(values) : []
  const inPath = parameters.map(([label, value]): [string, string, Sent] => [
    `${label} in the path`,
    path.replaceAll(/:(\w+)/g, value).replaceAll(/[{}*]/g, ''),
    { headers: json },
  ])
  if (method === 'GET' || method === 'HEAD')
    return [
      ...inPath,
      ...fields.map(([label, query]): [string, string, Sent] => [label, `${target}?${query}`, {}]),
    ]
  return [
    ...inPath,
    ...fields.map(([label, body]): [string, string, Sent] => [
      label,
      target,
      { headers: form, body: `_csrf=${csrf}&${body}` },
    ]),
    ...Object.entries(shapes).map(([label, body]): [string, string, Sent] => [
      `JSON, ${label}`,
      target,
      { headers: json, body: JSON.stringify(body) },
    ]),
    ['broken JSON', target, { headers: json, body: '{"a":' }],
    ['another charset', target, { headers: { 'Content-Type': 'text/x; charset=x-y' }, body: 'a' }],
    [
      'a broken form of files',
      target,
      { headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: '--x\r\nbad' },
    ],
  ]
}

test('no input is a fault of ours, at any route', { timeout: 400_000 }, async () => {
  expect(routes.length).toBeGreaterThan(90)
  const faults: string[] = []
  for (const [method, path] of routes) {
    const attempts = attemptsOn(method, path)
    const replies = await Promise.all(
      attempts.map(async ([label, target, { headers, body = '' }]) => {
        const cookie = { Cookie: admin.cookie, ...headers }
        return [label, await ask(app.url, { method, target, headers: cookie, body })] as const
      }),
    )
    for (const [label, { status }] of replies)
      if (status >= 500 || status === 0) faults.push(`${method} ${path}: ${status} for ${label}`)
  }
  expect(faults).toEqual([])
  // Everything above was sent by somebody who was signed in to the end.
  expect(csrf).not.toBe('')
  expect((await admin.get('/settings/people')).status).toBe(200)
})

test.each<Record<string, string>>([
  { Cookie: 'parley=s%3Aa.b; parley=%ZZ; =; __proto__=1' },
  { 'Accept-Language': 'x'.repeat(4_000) },
  { 'Accept-Language': '*;q=9, \u00e9, -' },
  { Accept: 'a/b;c="' },
  { 'Content-Type': '\u00e9' },
  { 'Content-Encoding': 'x' },
  { 'X-Forwarded-For': '\u00e9, , 1.2.3.4.5' },
  { Authorization: 'Bearer \u00e9' },
  { Authorization: 'Basic ////' },
  { 'Idempotency-Key': '\u00e9'.repeat(300) },
  { 'If-None-Match': '"' },
  { Range: 'bytes=9-1' },
  { Origin: '\u00e9' },
])('no header is a fault of ours: %j', async headers => {
  for (const [method, target] of [
    ['GET', '/meetings/demo'],
    ['GET', '/settings'],
    ['POST', '/meetings/demo'],
    ['POST', '/signin'],
    ['POST', '/api/v1/pages/demo/meetings'],
    ['GET', '/api/v1/users'],
    ['POST', '/webhooks/hubspot'],
    ['POST', '/slack/events'],
  ] as const) {
    const { status } = await ask(app.url, {
      method,
      target,
      headers,
      body: method === 'GET' ? '' : 'a=b',
    })
    expect(status, `${method} ${target}`).toBeGreaterThanOrEqual(200)
    expect(status, `${method} ${target}`).toBeLessThan(500)
  }
})
