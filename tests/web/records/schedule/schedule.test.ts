import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  hourMs,
  monday,
  type SettingsHouse,
  startSettingsHouse,
} from '../../../support/settings-house.ts'

let house: SettingsHouse
let path = ''
beforeAll(async () => {
  house = await startSettingsHouse()
  const records = (await house.app.context.crmFor(house.app.workspace.id)).records
  await house.book(9)
  await vi.waitFor(
    async () => expect((await records?.listContacts({ offset: 0, limit: 1 }))?.total).toBe(1),
    { timeout: 10_000 },
  )
  const list = await records?.listContacts({ offset: 0, limit: 1 })
  path = `/records/builtin/contacts/${list?.rows[0]?.id}/schedule`
})
afterAll(() => house?.app.close())

const fields = (changes: Record<string, string> = {}) => ({
  hostId: house.app.ana.id,
  day: '2026-11-03',
  time: '10:00',
  minutes: '45',
  title: 'Renewal',
  placeKind: 'phone',
  placeText: '+48 600 100 200',
  guests: 'cfo@acme.test',
  description: 'What comes next',
  note: 'Two seats more',
  ...changes,
})
const meetings = () => house.app.db('meetings').where({ source: 'record' })

test('F31 F33: the form shows the host’s day, of a colleague only that they are busy', async () => {
  const own = await house.admin.get(`${path}?day=2026-11-02`)
  expect(own.status).toBe(200)
  expect(own.body).toContain('Demo · Maya Lindt')
  const asRep = await house.asRep.get(`${path}?day=2026-11-02&hostId=${house.app.ana.id}`)
  expect(asRep.body).toContain('Busy')
  expect(asRep.body).not.toContain('Demo · Maya Lindt')
})

test('F31 F32 F35: a meeting is agreed from the record, with all that was given', async () => {
  const reply = await house.admin.submit(path, path, fields())
  expect(reply.status).toBe(303)
  const [row] = await meetings()
  expect(row).toMatchObject({ title: 'Renewal', internal_note: 'Two seats more' })
  // Berlin's ten o'clock.
  expect(row.starts_at.getTime()).toBe(monday + 25 * hourMs)
  expect(row.ends_at - row.starts_at).toBe(45 * 60_000)
  expect(row.location).toEqual({ kind: 'phone', number: '+48 600 100 200' })
})

test('F36: on behalf of a colleague: organizer and host differ, a taken time is refused', async () => {
  const taken = await house.asRep.submit(path, path, fields({ isAnyway: 'on' }))
  expect(taken.status).toBe(409)
  expect(taken.body).toContain('Ana Ruiz is busy then')
  // What was typed is still there.
  expect(taken.body).toContain('Two seats more')
  const free = await house.asRep.submit(path, path, fields({ time: '15:00', title: 'On behalf' }))
  expect(free.status).toBe(303)
  const [row] = await meetings().where({ title: 'On behalf' })
  expect([row.host_id, row.organizer_id]).toEqual([house.app.ana.id, house.rep.id])
})

test('over one’s own time one may book, if one says so', async () => {
  expect((await house.admin.submit(path, path, fields())).status).toBe(409)
  const anyway = fields({ isAnyway: 'on', title: 'Anyway' })
  expect((await house.admin.submit(path, path, anyway)).status).toBe(303)
})

test.each([
  ['no title', { title: ' ' }],
  ['a time that is over', { day: '2026-01-01' }],
  ['no time', { time: '' }],
  ['no such day', { day: '2026-99-99' }],
  ['too long', { minutes: '9999' }],
  ['a guest without an address', { guests: 'nobody' }],
])('%s is said in words, and nothing is booked', async (_what, changes) => {
  const before = (await meetings()).length
  const reply = await house.admin.submit(path, path, fields(changes))
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('role="alert"')
  expect(await meetings()).toHaveLength(before)
})

test('a form without its secret changes nothing; an unknown record is not found', async () => {
  const before = (await meetings()).length
  expect((await house.admin.post(path, fields({ time: '16:30' }))).status).toBe(403)
  expect(await meetings()).toHaveLength(before)
  const other = '/records/builtin/contacts/00000000-0000-4000-8000-000000000000/schedule'
  expect((await house.admin.get(other)).status).toBe(404)
  expect((await house.admin.get(path.replace('builtin', 'hubspot'))).status).toBe(404)
})

test('F37: without a calendar kept in step the form says that nobody is invited, and where to connect one', async () => {
  const { body } = await house.admin.get(path)
  expect(body).toContain('nobody is invited')
  expect(body).toContain('href="/settings/calendars"')
})
