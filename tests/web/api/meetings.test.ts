import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertWorkspace } from '../../../src/store/workspace/workspaces.ts'
import { type ApiServer, goodBooking, startApi } from './api-server.ts'

let api: ApiServer
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const tokenOf = ({ manageUrl }: { manageUrl: string }) => manageUrl.split('/').at(-1)

async function booked(startsAt: string) {
  const { status, body } = await api.call('POST', '/api/v1/pages/demo/meetings', {
    body: goodBooking(startsAt),
  })
  expect(status).toBe(201)
  return { ...body, token: tokenOf(body) }
}

const nobody = '00000000-0000-4000-8000-000000000000'

test("a meeting is shown by its own token without anybody's address, and whole to the admin", async () => {
  const { token, ...meeting } = await booked('2026-11-03T08:00:00Z')
  const own = await api.call('GET', `/api/v1/meetings/${meeting.id}`, { token })
  expect([own.status, own.body]).toEqual([200, meeting])
  const { body } = await api.admin('GET', `/api/v1/meetings/${meeting.id}`)
  expect(body).toMatchObject({
    ...meeting,
    revision: 0,
    invitee: { email: 'eve@example.com', name: 'Eve Nowak' },
    history: [{ kind: 'booked', by: 'Eve Nowak', at: '2026-11-02T08:00:00.000Z' }],
  })
})

test('without a token 401; with a wrong one, or that of another meeting, the 404 of what is not there', async () => {
  const one = await booked('2026-11-03T08:30:00Z')
  const two = await booked('2026-11-03T09:00:00Z')
  const calls = [
    ['GET', '', undefined],
    ['POST', '/cancel', {}],
    ['POST', '/reschedule', { startsAt: '2026-11-04T09:00:00Z' }],
  ] as const
  for (const [method, action, body] of calls) {
    const path = `/api/v1/meetings/${one.id}${action}`
    const none = await api.call(method, path, { body })
    expect([none.status, none.body.code]).toEqual([401, 'unauthorized'])
    const wrong = await api.call(method, path, { body, token: 'wrong' })
    const others = await api.call(method, path, { body, token: two.token })
    const absent = await api.admin(method, `/api/v1/meetings/${nobody}${action}`, body)
    expect([wrong.status, wrong.body.code]).toEqual([404, 'meeting-not-found'])
    expect(others.body).toEqual(wrong.body)
    expect(absent.body).toEqual(wrong.body)
  }
  expect((await api.admin('GET', `/api/v1/meetings/${one.id}`)).body.revision).toBe(0)
})

test('an id that cannot be one is a meeting that is not there', async () => {
  const { status, body } = await api.admin('GET', '/api/v1/meetings/1%00')
  expect([status, body.code]).toEqual([404, 'meeting-not-found'])
})

test('F22 an invitee cancels with a reason, without a body, and again; the time is free', async () => {
  const meeting = await booked('2026-11-03T10:00:00Z')
  const path = `/api/v1/meetings/${meeting.id}/cancel`
  const { status, body } = await api.call('POST', path, {
    body: { reason: 'Ill' },
    token: meeting.token,
  })
  expect([status, body.status, body.outcome]).toEqual([200, 'canceled', 'canceled'])
  const again = await api.call('POST', path, { token: meeting.token })
  expect([again.status, again.body]).toEqual([200, body])
  const seen = await api.admin('GET', `/api/v1/meetings/${meeting.id}`)
  expect(seen.body).toMatchObject({
    cancelReason: 'Ill',
    revision: 1,
    history: [{ kind: 'booked' }, { kind: 'canceled', by: 'Eve Nowak', reason: 'Ill' }],
  })
  await booked('2026-11-03T10:00:00Z')
})

test('F22 a meeting is moved; its old time is free and stands in the history', async () => {
  const meeting = await booked('2026-11-03T11:00:00Z')
  const { status, body } = await api.call('POST', `/api/v1/meetings/${meeting.id}/reschedule`, {
    body: { startsAt: '2026-11-03T13:00:00+01:00' },
    token: meeting.token,
  })
  expect([status, body.startsAt, body.endsAt]).toEqual([
    200,
    '2026-11-03T12:00:00.000Z',
    '2026-11-03T12:30:00.000Z',
  ])
  const { history } = (await api.admin('GET', `/api/v1/meetings/${meeting.id}`)).body
  expect(history.at(-1)).toMatchObject({
    kind: 'rescheduled',
    previousStartsAt: '2026-11-03T11:00:00.000Z',
  })
  await booked('2026-11-03T11:00:00Z')
})

test('a move to a taken time, of an old revision, or of a canceled meeting is refused by its own code', async () => {
  const meeting = await booked('2026-11-04T08:00:00Z')
  await booked('2026-11-04T09:00:00Z')
  const move = (body: object) =>
    api.admin('POST', `/api/v1/meetings/${meeting.id}/reschedule`, body)
  const taken = await move({ startsAt: '2026-11-04T09:00:00Z' })
  expect([taken.status, taken.body.code]).toEqual([409, 'slot-taken'])
  expect(taken.body.alternatives.length).toBeGreaterThan(0)
  expect((await move({ startsAt: '2026-11-04T10:00:00Z', revision: 0 })).status).toBe(200)
  const stale = await move({ startsAt: '2026-11-04T11:00:00Z', revision: 0 })
  expect([stale.status, stale.body.code]).toEqual([409, 'already-moved'])
  const unknown = await move({ startsAt: '2026-11-04T11:00:00Z', duration: 60 })
  expect(unknown.body.errors).toEqual([
    { path: 'duration', message: 'There is no such field here' },
  ])
  await api.admin('POST', `/api/v1/meetings/${meeting.id}/cancel`)
  const canceled = await move({ startsAt: '2026-11-04T12:00:00Z' })
  expect([canceled.status, canceled.body.code]).toEqual([409, 'meeting-canceled'])
})

test('F39 the admin records an outcome once the meeting has begun; the invitee may not', async () => {
  const meeting = await booked('2026-11-04T14:00:00Z')
  const path = `/api/v1/meetings/${meeting.id}/outcome`
  const body = { outcome: 'completed', notes: 'Went well' }
  const early = await api.admin('POST', path, body)
  expect([early.status, early.body.code]).toEqual([409, 'meeting-not-started'])
  const now = api.context.clock()
  api.context.setNow(Date.UTC(2026, 10, 4, 14, 31))
  const invitee = await api.call('POST', path, { body, token: meeting.token })
  expect([invitee.status, invitee.body.code]).toEqual([401, 'unauthorized'])
  const done = await api.admin('POST', path, body)
  expect([done.status, done.body.outcome, done.body.outcomeNotes]).toEqual([
    200,
    'completed',
    'Went well',
  ])
  api.context.setNow(Date.UTC(2026, 10, 4, 14, 10))
  for (const [action, body] of [
    ['cancel', undefined],
    ['reschedule', { startsAt: '2026-11-04T16:00:00Z' }],
  ] as const) {
    const address = `/api/v1/meetings/${meeting.id}/${action}`
    const own = await api.call('POST', address, { body, token: meeting.token })
    const admin = await api.admin('POST', address, body)
    for (const { status, body: answer } of [own, admin])
      expect([status, answer.code, answer.detail]).toEqual([
        409,
        'outcome-logged',
        expect.stringContaining('Undo the outcome'),
      ])
  }
  const { body: seen } = await api.admin('GET', `/api/v1/meetings/${meeting.id}`)
  expect([seen.status, seen.outcome]).toEqual(['scheduled', 'completed'])
  api.context.setNow(Date.UTC(2026, 10, 4, 14, 31))
  const late = await api.call('POST', `/api/v1/meetings/${meeting.id}/cancel`, {
    token: meeting.token,
  })
  expect([late.status, late.body.code]).toEqual([409, 'meeting-ended'])
  api.context.setNow(now)
})

test("another workspace's meeting is not there, even for the admin", async () => {
  const meeting = await booked('2026-11-05T08:00:00Z')
  const stranger = await insertWorkspace(api.context.db, {
    name: 'Other',
    locale: 'en',
    timeZone: 'UTC',
  })
  const ours = api.demo.workspace
  api.demo.workspace = stranger
  const { status } = await api.admin('GET', `/api/v1/meetings/${meeting.id}`)
  const own = await api.call('GET', `/api/v1/meetings/${meeting.id}`, { token: meeting.token })
  api.demo.workspace = ours
  expect([status, own.status]).toEqual([404, 404])
})
