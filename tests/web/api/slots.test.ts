import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiServer, startApi } from './api-server.ts'

let api: ApiServer
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const slots = (query: string) => api.call('GET', `/api/v1/pages/demo/slots?${query}`)

test('F55 slots are listed in UTC, with the zone and duration they were read in', async () => {
  const { status, body } = await slots('from=2026-11-03&to=2026-11-03')
  expect(status).toBe(200)
  expect(body.timeZone).toBe('Europe/Berlin')
  expect(body.durationMinutes).toBe(30)
  expect(body.slots).toHaveLength(16)
  expect(body.slots[0]).toEqual({
    startsAt: '2026-11-03T08:00:00.000Z',
    endsAt: '2026-11-03T08:30:00.000Z',
  })
})

test("days are read in the visitor's zone", async () => {
  // 3 November in Tokyo runs from 16:00 to 16:00 in Berlin.
  const { body } = await slots('from=2026-11-03&to=2026-11-03&tz=Asia/Tokyo')
  expect(body.timeZone).toBe('Asia/Tokyo')
  expect(body.slots.at(0).startsAt).toBe('2026-11-02T15:00:00.000Z')
  expect(body.slots.at(-1).startsAt).toBe('2026-11-03T14:30:00.000Z')
})

test.each([
  ['Kyiv', 'Europe/Kyiv'],
  ['Mumbai', 'Asia/Kolkata'],
  ['Pacific', 'America/Los_Angeles'],
  ['GMT%2B2', 'Etc/GMT-2'],
])('the zone may be given in words: %s', async (typed, zone) => {
  const { status, body } = await slots(`from=2026-11-03&to=2026-11-03&tz=${typed}`)
  expect([status, body.timeZone]).toEqual([200, zone])
})

test('what is no zone is refused with what to give', async () => {
  const { status, body } = await slots('tz=Atlantis')
  expect(status).toBe(422)
  expect(JSON.stringify(body)).toContain('IANA name such as Europe/Warsaw, or a city')
})

test('instants of any offset bound the list, also where nobody encoded the plus', async () => {
  const encoded = await slots('from=2026-11-03T10:00:00%2B01:00&to=2026-11-03T10:00:00Z')
  const plain = await slots('from=2026-11-03T10:00:00+01:00&to=2026-11-03T10:00:00Z')
  expect(encoded.body.slots.map((slot: { startsAt: string }) => slot.startsAt)).toEqual([
    '2026-11-03T09:00:00.000Z',
    '2026-11-03T09:30:00.000Z',
  ])
  expect(plain.body).toEqual(encoded.body)
})

test('two weeks from now are listed where nothing is asked', async () => {
  const { body } = await slots('')
  expect(body.slots.at(0).startsAt).toBe('2026-11-02T08:00:00.000Z')
  expect(body.slots.at(-1).startsAt).toBe('2026-11-13T15:30:00.000Z')
})

test('62 days may be asked for across a clock change, 63 may not', async () => {
  expect((await slots('from=2026-10-01&to=2026-12-01')).status).toBe(200)
  const refused = await slots('from=2026-10-01&to=2026-12-02')
  expect(refused.status).toBe(422)
  expect(refused.body.errors).toEqual([{ path: 'to', message: 'Ask for at most 62 days at once' }])
})

test.each([
  ['tz=Europe/Atlantis', 'tz', 'Use an IANA name such as Europe/Warsaw'],
  ['from=2026-02-30', 'from', 'Give a day as YYYY-MM-DD, or an instant'],
  ['from=2026-11-03T10:00:00', 'from', 'with its offset'],
  ['from=2026-11-04&to=2026-11-03', 'to', 'Must be after from'],
  ['duration=45', 'duration', 'Must be one of 30 minutes'],
  ['duration=half', 'duration', 'Give minutes'],
  ['page=2', 'page', 'There is no such field here'],
  ['tz=UTC&tz=UTC', 'tz', ''],
])('%s is refused at %s', async (query, path, message) => {
  const { status, headers, body } = await slots(query)
  expect(status).toBe(422)
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(body.code).toBe('invalid-input')
  expect(body.errors[0].path).toBe(path)
  expect(body.errors[0].message).toContain(message)
})

test.each(['nowhere', 'De%00mo', '%F0%9F%99%82'])('a page %s does not exist', async slug => {
  const { status, body } = await api.call('GET', `/api/v1/pages/${slug}/slots`)
  expect([status, body.code]).toEqual([404, 'page-not-found'])
})

test('a page that is switched off offers nothing', async () => {
  const page = await api.admin('POST', '/api/v1/pages', {
    slug: 'off',
    kind: 'personal',
    title: 'Off',
    hostIds: [api.demo.ana.id],
    isActive: false,
  })
  expect(page.status).toBe(201)
  const { status, body } = await api.call('GET', '/api/v1/pages/off/slots')
  expect([status, body.slots]).toEqual([200, []])
})

test('any site may read the answer, and no cookie goes with it', async () => {
  const { headers } = await slots('from=2026-11-03&to=2026-11-03')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
  expect((await slots('tz=x')).headers.get('access-control-allow-origin')).toBe('*')
})

test('a page is found in any letter case', async () => {
  expect((await api.call('GET', '/api/v1/pages/Demo/slots')).status).toBe(200)
})
