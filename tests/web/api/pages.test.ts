import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiServer, startApi } from './api-server.ts'

let api: ApiServer
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const nobody = '00000000-0000-4000-8000-000000000000'
const leanPage = (slug: string) => ({
  slug,
  kind: 'personal',
  title: 'A page',
  hostIds: [api.demo.ben.id],
})
const create = (body: unknown) => api.admin('POST', '/api/v1/pages', body)

test('F1 a page needs four fields; everything else has a default', async () => {
  const { status, body } = await create(leanPage('lean'))
  expect([status, body]).toEqual([
    201,
    {
      ...leanPage('lean'),
      id: expect.any(String),
      url: 'http://parley.test/meetings/lean',
      description: '',
      weights: { [api.demo.ben.id]: 1 },
      scheduleId: null,
      slots: null,
      slotsAnyway: null,
      slotsNotOffered: null,
      durationsMinutes: [30],
      stepMinutes: 15,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      noticeMinutes: 0,
      horizonDays: 60,
      horizon: null,
      limits: {},
      questions: [],
      reminders: [
        { minutesBefore: 1440, includeDescription: true },
        { minutesBefore: 60, includeDescription: false },
      ],
      location: { kind: 'phone' },
      locationProblem: null,
      meetingType: null,
      consentText: null,
      footer: null,
      locale: null,
      isActive: true,
      hasManageLinks: true,
      asksEmailCode: false,
    },
  ])
  const seen = await api.admin('GET', `/api/v1/pages/${body.id}`)
  expect(seen.body).toEqual(body)
})

test('times lie as far apart as the shortest duration where that is under 15 minutes', async () => {
  const { body } = await create({ ...leanPage('short'), durationsMinutes: [30, 10] })
  expect(body.stepMinutes).toBe(10)
})

test('F11 F25 questions get ids out of their labels, reminders may be mere minutes', async () => {
  const { status, body } = await create({
    ...leanPage('asking'),
    questions: [
      { label: 'Größe des Teams?' },
      { label: 'Größe des Teams?', kind: 'select', options: ['1', '2'] },
      { label: '規模', required: true },
      { id: 'note', label: 'Anything else', kind: 'textarea' },
    ],
    reminders: [60, { minutesBefore: 1440, includeDescription: true }],
    horizon: { from: '2026-11-01', until: '2026-11-30' },
    limits: { perDay: 3 },
    location: { kind: 'phone' },
  })
  expect(status).toBe(201)
  expect(body.questions.map(({ id }: { id: string }) => id)).toEqual([
    'grosse-des-teams',
    'grosse-des-teams-2',
    'question',
    'note',
  ])
  expect(body.reminders).toEqual([
    { minutesBefore: 60, includeDescription: false },
    { minutesBefore: 1440, includeDescription: true },
  ])
  expect(body).toMatchObject({
    horizonDays: null,
    horizon: { from: '2026-11-01', until: '2026-11-30' },
    limits: { perDay: 3 },
    location: { kind: 'phone' },
  })
})

test('hosts named twice count once', async () => {
  const { ana, ben } = api.demo
  const { status, body } = await create({
    ...leanPage('pool'),
    kind: 'round-robin',
    hostIds: [ben.id, ana.id, ben.id],
  })
  expect([status, body.hostIds]).toEqual([201, [ben.id, ana.id]])
})

test('F7 a slug that is taken is refused', async () => {
  const { status, body } = await create(leanPage('demo'))
  expect([status, body.code]).toEqual([409, 'slug-taken'])
})

test.each([
  [{ slug: 'No Spaces' }, 'slug'],
  [{ kind: 'solo' }, 'kind'],
  [{ title: undefined }, 'title'],
  [{ hostIds: [] }, 'hostIds'],
  [{ hostIds: [nobody] }, 'hostIds'],
  [{ weights: { [nobody]: 1 } }, 'weights'],
  [{ scheduleId: nobody }, 'scheduleId'],
  [{ durationsMinutes: [] }, 'durationsMinutes'],
  [{ durationsMinutes: [30.5] }, 'durationsMinutes.0'],
  [{ stepMinutes: 1 }, 'stepMinutes'],
  [{ horizonDays: 0 }, 'horizonDays'],
  [{ horizonDays: 5, horizon: { from: '2026-11-01', until: '2026-11-02' } }, 'horizon'],
  [{ horizon: { from: '2026-11-03', until: '2026-11-02' } }, 'horizon.until'],
  [{ limits: { perDay: 0 } }, 'limits.perDay'],
  [{ limits: { perMonth: 1 } }, 'limits.perMonth'],
  [{ questions: [{ label: 'A', kind: 'select' }] }, 'questions.0.options'],
  [{ questions: [{ label: 'A', help: 'x' }] }, 'questions.0.help'],
  [{ reminders: ['1h'] }, 'reminders.0'],
  [{ reminders: [1, 2, 3, 4] }, 'reminders'],
  [{ location: { kind: 'moon' } }, 'location'],
  [{ location: { kind: 'video', url: 'javascript:alert(1)' } }, 'location.url'],
  [{ location: { kind: 'phone', number: 'call me' } }, 'location.number'],
  [{ locale: 'de' }, 'locale'],
  [{ price: 10 }, 'price'],
])('a page with %j is refused at %s', async (change, path) => {
  const { status, body } = await create({ ...leanPage('faulty'), ...change })
  expect([status, body.code]).toEqual([422, 'invalid-input'])
  expect(body.errors[0].path).toContain(path)
})

test('F7 what is sent of a page changes, the rest stays, and the old slug leads to it', async () => {
  const { body: page } = await create({ ...leanPage('before'), footer: 'Small print' })
  const path = `/api/v1/pages/${page.id}`
  const changed = await api.admin('PATCH', path, { slug: 'after', noticeMinutes: 60 })
  expect([changed.status, changed.body]).toEqual([
    200,
    { ...page, slug: 'after', url: 'http://parley.test/meetings/after', noticeMinutes: 60 },
  ])
  const slots = await api.call('GET', '/api/v1/pages/before/slots')
  expect(slots.status).toBe(200)
})

test('null takes a text away', async () => {
  const { body: page } = await create({ ...leanPage('texts'), footer: 'Small', locale: 'pl' })
  const { status, body } = await api.admin('PATCH', `/api/v1/pages/${page.id}`, {
    footer: null,
    locale: null,
  })
  expect([status, body.footer, body.locale]).toEqual([200, null, null])
  expect((await api.admin('GET', `/api/v1/pages/${page.id}`)).body.footer).toBeNull()
})

test('a change that cannot stand changes nothing', async () => {
  const { body: page } = await create(leanPage('firm'))
  const path = `/api/v1/pages/${page.id}`
  const taken = await api.admin('PATCH', path, { slug: 'demo', title: 'Other' })
  expect([taken.status, taken.body.code]).toEqual([409, 'slug-taken'])
  const unknown = await api.admin('PATCH', path, { id: nobody })
  expect([unknown.status, unknown.body.errors[0].path]).toEqual([422, 'id'])
  expect((await api.admin('GET', path)).body).toEqual(page)
})

test.each([nobody, 'demo', '1%00'])('a page with the id %s is not there', async id => {
  for (const method of ['GET', 'PATCH']) {
    const body = method === 'PATCH' ? {} : undefined
    const reply = await api.admin(method, `/api/v1/pages/${id}`, body)
    expect([reply.status, reply.body.code]).toEqual([404, 'page-not-found'])
  }
})

test('pages are listed, all of them or those of one host', async () => {
  const slugsOf = async (query: string) =>
    (await api.admin('GET', `/api/v1/pages${query}`)).body.pages.map(
      ({ slug }: { slug: string }) => slug,
    )
  expect(await slugsOf('')).toEqual(expect.arrayContaining(['demo', 'lean', 'pool']))
  const anas = await slugsOf(`?hostId=${api.demo.ana.id}`)
  expect(anas.toSorted()).toEqual(['demo', 'pool'])
  const refused = await api.admin('GET', '/api/v1/pages?hostId=ana')
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'hostId'])
})

test('a location that cannot work is reported, and so are times that nobody can book', async () => {
  const { ana } = api.demo
  const made = await api.admin('POST', '/api/v1/pages', {
    slug: 'no-call',
    kind: 'personal',
    title: 'No call',
    hostIds: [ana.id],
    location: { kind: 'video' },
  })
  expect(made.body.locationProblem).toMatchObject({ code: 'no-call', hosts: [ana.name] })
  const room = { location: { kind: 'video', isRoom: true } }
  const changed = await api.admin('PATCH', `/api/v1/pages/${made.body.id}`, room)
  expect(changed.body).toMatchObject({ ...room, locationProblem: { code: 'no-room' } })

  const user = await api.admin('POST', '/api/v1/users', {
    email: 'room@parley.test',
    name: 'Rita Room',
    timeZone: 'Kyiv',
    roomUrl: 'https://rooms.test/rita',
  })
  expect(user.body.timeZone).toBe('Europe/Kyiv')
  const theirs = { ...room, hostIds: [user.body.id] }
  const fine = await api.admin('PATCH', `/api/v1/pages/${made.body.id}`, theirs)
  expect(fine.body.locationProblem).toBeNull()
})

test('F18 hosts have weights: 1 where none is given, kept where another is changed', async () => {
  const { ana, ben } = api.demo
  const { status, body } = await create({
    ...leanPage('weighted'),
    kind: 'round-robin',
    hostIds: [ana.id, ben.id],
    weights: { [ben.id]: 3 },
  })
  expect([status, body.weights]).toEqual([201, { [ana.id]: 1, [ben.id]: 3 }])
  const patch = (sent: object) => api.admin('PATCH', `/api/v1/pages/${body.id}`, sent)
  const changed = await patch({ weights: { [ana.id]: 0 } })
  expect(changed.body.weights).toEqual({ [ana.id]: 0, [ben.id]: 3 })
  expect((await patch({ title: 'Same' })).body.weights).toEqual({ [ana.id]: 0, [ben.id]: 3 })
  for (const weight of [-1, 101, 1.5, 'two'])
    expect((await patch({ weights: { [ana.id]: weight } })).status).toBe(422)
})

const [nine, ten, eleven] = ['09', '10', '11'].map(hour => `2026-11-03T${hour}:00:00.000Z`)
const timesPage = (slug: string) => ({ ...leanPage(slug), kind: 'specific-times' })

test('each specific time counts once, and only chosen times can be offered anyway', async () => {
  const twice = { slots: [ten, nine, ten], slotsAnyway: [ten, ten] }
  const { status, body } = await create({ ...timesPage('twice'), ...twice })
  expect([status, body.slotsAnyway]).toEqual([201, [ten]])
  expect(body.slots.toSorted()).toEqual([nine, ten])
  const path = `/api/v1/pages/${body.id}`
  expect((await api.admin('GET', path)).body.slots).toEqual([nine, ten])

  const fault = { path: 'slotsAnyway', message: 'Each of these times must be one of slots' }
  const strange = await create({ ...timesPage('strange'), slots: [nine], slotsAnyway: [ten] })
  expect([strange.status, strange.body.errors]).toEqual([422, [fault]])
  const changed = await api.admin('PATCH', path, { slotsAnyway: [eleven] })
  expect([changed.status, changed.body.errors]).toEqual([422, [fault]])
  const fewer = await api.admin('PATCH', path, { slots: [nine, eleven] })
  expect([fewer.status, fewer.body.slotsAnyway]).toEqual([200, []])
})

test.each(['personal', 'round-robin', 'group'])(
  'a page of the kind %s has no specific times',
  async kind => {
    for (const field of ['slots', 'slotsAnyway']) {
      const { status, body } = await create({ ...leanPage('none'), kind, [field]: [nine] })
      const message = 'Only the kind specific-times has times'
      expect([status, body.errors]).toEqual([422, [{ path: field, message }]])
    }
  },
)

test('a link that becomes another kind of page loses its times', async () => {
  const { body } = await create({ ...timesPage('becomes'), slots: [nine], slotsAnyway: [nine] })
  const path = `/api/v1/pages/${body.id}`
  const personal = await api.admin('PATCH', path, { kind: 'personal' })
  expect([personal.status, personal.body.slots]).toEqual([200, null])
  expect((await api.admin('PATCH', path, { kind: 'specific-times' })).body.slots).toEqual([])
})

test('proposed times count once, and have no others beside them', async () => {
  const proposal = {
    userId: api.demo.ana.id,
    invitee: { email: 'eve@acme.test' },
    durationMinutes: 30,
    slots: [ten, nine, ten],
  }
  const { status, body } = await api.admin('POST', '/api/v1/proposals', proposal)
  expect([status, body.slots]).toEqual([201, [nine, ten]])
  const more = await api.admin('POST', '/api/v1/proposals', { ...proposal, slotsAnyway: [nine] })
  expect([more.status, more.body.errors[0].path]).toEqual([422, 'slotsAnyway'])
})

const badLinks = [
  'https://user:pw@rooms.test',
  'http://rooms.test',
  ' https://rooms.test',
  'https:rooms',
]
const linkFault = 'Give a link that begins with https:// and has no name or password in it'

test.each(badLinks)('the link %j is refused in words, of a page and of a room', async link => {
  const page = await create({ ...leanPage('linked'), location: { kind: 'video', url: link } })
  expect([page.status, page.body.errors]).toEqual([
    422,
    [{ path: 'location.url', message: linkFault }],
  ])
  const person = { email: 'r@parley.test', name: 'R', timeZone: 'UTC', roomUrl: link }
  const user = await api.admin('POST', '/api/v1/users', person)
  expect([user.status, user.body.errors]).toEqual([422, [{ path: 'roomUrl', message: linkFault }]])
})

test('a link is kept as it was sent; one of before keeps nobody from changing the rest', async () => {
  const url = 'https://Rooms.test/a/../Ana?x=%7e'
  const { status, body } = await create({ ...leanPage('kept'), location: { kind: 'video', url } })
  expect([status, body.location.url]).toEqual([201, url])
  const older = { kind: 'video', url: 'https://a:b@rooms.test' }
  await api.context
    .db('pages')
    .where({ id: body.id })
    .update({ location: JSON.stringify(older) })
  const path = `/api/v1/pages/${body.id}`
  expect((await api.admin('PATCH', path, { isActive: false })).status).toBe(200)
  expect((await api.admin('PATCH', path, { location: older })).status).toBe(422)
})
