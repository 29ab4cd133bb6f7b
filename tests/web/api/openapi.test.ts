import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpoints } from '../../../src/web/api/endpoints/index.ts'
import { type ApiServer, goodBooking, startApi } from './api-server.ts'
import { documentCheck } from './document-check.ts'

let api: ApiServer
// biome-ignore lint/suspicious/noExplicitAny: the document is looked into freely; its schemas are compiled below
let document: any
beforeAll(async () => {
  api = await startApi()
  document = (await api.call('GET', '/api/openapi.json')).body
})
afterAll(() => api.close())

/** The promised calls; whoever adds one adds it here. */
const promised = [
  'GET /api/v1/meetings/{id}',
  'GET /api/v1/pages',
  'GET /api/v1/pages/{id}',
  'GET /api/v1/pages/{slug}/slots',
  'GET /api/v1/users',
  'PATCH /api/v1/pages/{id}',
  'POST /api/v1/busy',
  'POST /api/v1/meetings/{id}/cancel',
  'POST /api/v1/meetings/{id}/outcome',
  'POST /api/v1/meetings/{id}/reschedule',
  'POST /api/v1/pages',
  'POST /api/v1/pages/{slug}/email-codes',
  'POST /api/v1/pages/{slug}/meetings',
  'POST /api/v1/proposals',
  'POST /api/v1/schedules',
  'POST /api/v1/users',
]

const makeAjv = () => {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  return ajv
}

test('F55 the document is OpenAPI 3.1 and lists every call', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(document.servers).toEqual([{ url: 'http://parley.test' }])
  const listed = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(method => `${method.toUpperCase()} ${path}`),
  )
  expect(listed.toSorted()).toEqual(promised)
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length)
})

test('every schema is valid JSON Schema 2020-12, and every reference leads to one', () => {
  const ajv = makeAjv()
  const { schemas } = document.components
  for (const [name, schema] of Object.entries<object>(schemas))
    expect([name, ajv.validateSchema(schema)]).toEqual([name, true])
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref)
  const known = Object.keys(schemas).map(name => `#/components/schemas/${name}`)
  expect(refs.filter(ref => !known.includes(ref ?? ''))).toEqual([])
  expect(refs.length).toBeGreaterThan(40)
})

test('each name stands for one schema', () => {
  const shapes = new Map<string, object>()
  for (const { answer } of endpoints) {
    expect(shapes.get(answer.name) ?? answer.schema).toBe(answer.schema)
    shapes.set(answer.name, answer.schema)
  }
})

test('what varies in a path is announced as a parameter', () => {
  for (const [path, operations] of Object.entries<object>(document.paths))
    for (const { parameters } of Object.values(operations)) {
      const named = parameters
        .filter((parameter: { in: string }) => parameter.in === 'path')
        .map(({ name }: { name: string }) => `{${name}}`)
      expect(named).toEqual(path.match(/\{\w+\}/g) ?? [])
    }
})

test('the document takes the bodies that the API takes, and refuses unknown fields as it does', () => {
  const ajv = makeAjv()
  const takesBooking = ajv.compile(document.components.schemas.BookMeetingBody)
  expect(takesBooking(goodBooking())).toBe(true)
  expect(takesBooking({ ...goodBooking(), hostId: 'x' })).toBe(false)
  expect(takesBooking({ ...goodBooking(), startsAt: '2026-11-03' })).toBe(false)
  const takesHours = ajv.compile(document.components.schemas.CreateScheduleBody)
  const hours = { userId: api.demo.ana.id, name: 'H', timeZone: 'UTC' }
  expect(takesHours({ ...hours, weekly: { mon: [['09:00', '17:00']] } })).toBe(true)
  expect(takesHours({ ...hours, weekly: { mon: [['09:00']] } })).toBe(false)
})

test('only a body without required fields may be left out', () => {
  const isRequired = (path: string) => document.paths[path].post.requestBody.required
  expect(isRequired('/api/v1/meetings/{id}/cancel')).toBe(false)
  expect(isRequired('/api/v1/meetings/{id}/reschedule')).toBe(true)
})

test('public calls name no security, admin calls the admin token only', () => {
  const { paths } = document
  expect(paths['/api/v1/pages/{slug}/meetings'].post.security).toEqual([])
  expect(paths['/api/v1/users'].post.security).toEqual([{ adminToken: [] }])
  expect(paths['/api/v1/meetings/{id}/cancel'].post.security).toEqual([
    { adminToken: [] },
    { manageToken: [] },
  ])
})

test('the check that these tests hold answers against finds a field too many and a status unheard of', () => {
  const faultsOf = documentCheck(document)
  const reply = { method: 'POST', path: '/api/v1/busy', type: 'application/json' }
  const body = { id: api.demo.ana.id }
  expect(faultsOf({ ...reply, status: 201, body })).toEqual([])
  expect(faultsOf({ ...reply, status: 201, body: { ...body, email: 'x' } })).toHaveLength(1)
  expect(faultsOf({ ...reply, status: 202, body })).toHaveLength(1)
})
