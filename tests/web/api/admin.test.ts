import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiServer, adminToken, startApi } from './api-server.ts'

let api: ApiServer
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const nobody = '00000000-0000-4000-8000-000000000000'
const goodUser = { email: 'Carl@Parley.test', name: 'Carl', timeZone: 'America/New_York' }
const pathsOf = (body: { errors: { path: string }[] }) => body.errors.map(({ path }) => path)

const adminCalls = [
  ['POST', '/api/v1/users'],
  ['GET', '/api/v1/users'],
  ['POST', '/api/v1/schedules'],
  ['POST', '/api/v1/pages'],
  ['GET', '/api/v1/pages'],
  ['GET', `/api/v1/pages/${nobody}`],
  ['PATCH', `/api/v1/pages/${nobody}`],
  ['POST', '/api/v1/busy'],
  ['POST', '/api/v1/proposals'],
  ['POST', `/api/v1/meetings/${nobody}/outcome`],
] as const

test.each(adminCalls)('%s %s needs the admin token', async (method, path) => {
  for (const token of [undefined, 'wrong', `${adminToken}x`]) {
    const { status, headers, body } = await api.call(method, path, { token })
    expect([status, body.code]).toEqual([401, 'unauthorized'])
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(body.detail).toContain('ADMIN_TOKEN')
  }
})

test('without ADMIN_TOKEN every admin call says to set it', async () => {
  const open = await startApi({ adminToken: undefined })
  const { status, body } = await open.call('GET', '/api/v1/users', { token: 'undefined' })
  const meeting = await open.call('GET', `/api/v1/meetings/${nobody}`, { token: 'undefined' })
  await open.close()
  expect([status, body.detail]).toEqual([401, expect.stringContaining('Set ADMIN_TOKEN')])
  expect(meeting.status).toBe(404)
})

test('a user is made, listed, and not made twice', async () => {
  const { status, body } = await api.admin('POST', '/api/v1/users', goodUser)
  expect([status, body]).toEqual([
    201,
    {
      id: expect.any(String),
      email: 'carl@parley.test',
      name: 'Carl',
      timeZone: 'America/New_York',
      locale: 'en',
      role: 'rep',
      slackUserId: null,
    },
  ])
  const list = await api.admin('GET', '/api/v1/users')
  expect(list.body.users).toContainEqual(body)
  const twice = await api.admin('POST', '/api/v1/users', goodUser)
  expect([twice.status, twice.body.code]).toEqual([409, 'email-taken'])
})

test('F77 a user who is made here can be booked at once, in their own language', async () => {
  const made = await api.admin('POST', '/api/v1/users', {
    ...goodUser,
    email: 'lukasz@parley.test',
    name: 'Łukasz Żak',
    locale: 'pl',
  })
  const { pages } = (await api.admin('GET', '/api/v1/pages')).body
  const own = pages.filter((page: { hostIds: string[] }) => page.hostIds.includes(made.body.id))
  expect(own).toMatchObject([{ slug: 'lukasz-zak', title: 'Spotkanie', kind: 'personal' }])
  const slots = await api.call(
    'GET',
    '/api/v1/pages/lukasz-zak/slots?from=2026-11-03&to=2026-11-03',
  )
  expect(slots.body.slots.length).toBeGreaterThan(5)
  const twin = { ...goodUser, email: 'lukasz2@parley.test', name: 'Lukasz Zak' }
  await api.admin('POST', '/api/v1/users', twin)
  const slug = 'lukasz-zak-2'
  const query = 'from=2026-11-03&to=2026-11-03'
  expect((await api.call('GET', `/api/v1/pages/${slug}/slots?${query}`)).status).toBe(200)
})

test('F77 the first hours that are given take the place of those a user begins with', async () => {
  const made = await api.admin('POST', '/api/v1/users', { ...goodUser, email: 'h@parley.test' })
  const give = async (name: string) => {
    const hours = { ...goodHours(), userId: made.body.id, name }
    return (await api.admin('POST', '/api/v1/schedules', hours)).body
  }
  expect(await give('Evenings')).toMatchObject({ name: 'Evenings', isDefault: true })
  expect(await give('Weekends')).toMatchObject({ name: 'Weekends', isDefault: false })
})

test('two users cannot be one Slack person', async () => {
  const user = (email: string) => ({ ...goodUser, email, slackUserId: 'U0DOUBLE' })
  expect((await api.admin('POST', '/api/v1/users', user('d1@parley.test'))).status).toBe(201)
  const second = await api.admin('POST', '/api/v1/users', user('d2@parley.test'))
  expect([second.status, pathsOf(second.body)]).toEqual([422, ['slackUserId']])
})

test.each([
  [{ email: 'nobody' }, 'email'],
  [{ name: '' }, 'name'],
  [{ timeZone: '+02:00' }, 'timeZone'],
  [{ role: 'owner' }, 'role'],
  [{ password: 'x' }, 'password'],
])('a user with %j is refused at %s', async (change, path) => {
  const { status, body } = await api.admin('POST', '/api/v1/users', {
    ...goodUser,
    email: 'x@parley.test',
    ...change,
  })
  expect([status, pathsOf(body)]).toEqual([422, [path]])
})

const goodHours = () => ({
  userId: api.demo.ben.id,
  name: 'Evenings',
  timeZone: 'Europe/Rome',
  weekly: { mon: [['22:00', '02:00']], tue: [] },
  overrides: [{ date: '2026-12-24', periods: [['10:00', '12:00']] }],
})

test('hours are saved as they were sent', async () => {
  const { status, body } = await api.admin('POST', '/api/v1/schedules', goodHours())
  expect([status, body]).toEqual([
    201,
    { ...goodHours(), id: expect.any(String), isDefault: false },
  ])
})

test.each([
  [{ userId: nobody }, 'userId'],
  [{ userId: 'ben' }, 'userId'],
  [{ weekly: { montag: [] } }, 'weekly'],
  [{ weekly: { mon: [['9', '17:00']] } }, 'weekly.mon.0.0'],
  [{ weekly: { mon: [['09:00']] } }, 'weekly.mon.0'],
  [{ timeZone: 'Nowhere/Town' }, 'timeZone'],
  [{ overrides: [{ date: '2026-02-30', periods: [] }] }, 'overrides.0.date'],
  [{ overrides: [{ date: '2026-02-03', hours: [], periods: [] }] }, 'overrides.0.hours'],
])('hours with %j are refused at %s', async (change, path) => {
  const { status, body } = await api.admin('POST', '/api/v1/schedules', {
    ...goodHours(),
    ...change,
  })
  expect(status).toBe(422)
  expect(pathsOf(body)[0]).toContain(path)
})

test("a block of one's own takes its time off the page", async () => {
  const { id } = api.demo.ana
  const { status, body } = await api.admin('POST', '/api/v1/busy', {
    userId: id,
    startsAt: '2026-11-10T00:00:00+01:00',
    endsAt: '2026-11-11T00:00:00+01:00',
  })
  expect([status, body]).toEqual([201, { id: expect.any(String) }])
  const slots = await api.call('GET', '/api/v1/pages/demo/slots?from=2026-11-10&to=2026-11-10')
  expect(slots.body.slots).toEqual([])
})

test.each([
  [{ endsAt: '2026-11-10T00:00:00Z' }, 'endsAt'],
  [{ endsAt: '2026-11-11' }, 'endsAt'],
  [{ userId: nobody }, 'userId'],
])('a block with %j is refused at %s', async (change, path) => {
  const { status, body } = await api.admin('POST', '/api/v1/busy', {
    userId: api.demo.ana.id,
    startsAt: '2026-11-10T00:00:00Z',
    endsAt: '2026-11-10T01:00:00Z',
    ...change,
  })
  expect([status, pathsOf(body)]).toEqual([422, [path]])
})

const goodProposal = () => ({
  userId: api.demo.ben.id,
  invitee: { email: 'eve@example.com' },
  durationMinutes: 30,
  slots: ['2026-11-12T10:00:00Z', '2026-11-11T11:00:00+01:00'],
})

test('F43 times are offered behind a link, until the last of them', async () => {
  const { status, body } = await api.admin('POST', '/api/v1/proposals', {
    ...goodProposal(),
    expiresAt: '2026-12-01T00:00:00Z',
    hold: true,
    title: 'Intro',
  })
  expect([status, body]).toEqual([
    201,
    {
      id: expect.any(String),
      url: expect.stringMatching(/^http:\/\/parley\.test\/p\/\S{40,}$/),
      status: 'open',
      durationMinutes: 30,
      slots: ['2026-11-11T10:00:00.000Z', '2026-11-12T10:00:00.000Z'],
      expiresAt: '2026-11-12T10:00:00.000Z',
    },
  ])
  const twice = await api.admin('POST', '/api/v1/proposals', { ...goodProposal(), hold: true })
  expect([twice.status, twice.body.code]).toEqual([409, 'slot-taken'])
})

test.each([
  [{ userId: nobody }, 'userId'],
  [{ organizerId: nobody }, 'organizerId'],
  [{ slots: [] }, 'slots'],
  [{ slots: ['2026-11-11T10:00'] }, 'slots.0'],
  [{ slots: ['2026-11-01T10:00:00Z'] }, 'slots'],
  [{ invitee: { email: 'eve' } }, 'invitee.email'],
  [{ durationMinutes: 0 }, 'durationMinutes'],
  [{ holds: 'held' }, 'holds'],
])('an offer with %j is refused at %s', async (change, path) => {
  const { status, body } = await api.admin('POST', '/api/v1/proposals', {
    ...goodProposal(),
    ...change,
  })
  expect([status, pathsOf(body)]).toEqual([422, [path]])
})

test('an offer on a page that is not there is refused', async () => {
  const { status, body } = await api.admin('POST', '/api/v1/proposals', {
    ...goodProposal(),
    pageId: nobody,
  })
  expect([status, body.code]).toEqual([404, 'page-not-found'])
})

test('what is not there is a problem in JSON', async () => {
  const { status, headers, body } = await api.call('GET', '/api/v1/nothing')
  expect([status, body.code]).toEqual([404, 'not-found'])
  expect(headers.get('content-type')).toContain('application/problem+json')
})
