import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'
import { addMeetings } from './seed-meetings.ts'

let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
  await addMeetings(fixture)
})
afterAll(() => fixture?.app.close())

test('days that cannot be are shown beside the field, and the usual weeks shown', async () => {
  for (const [days, words] of [
    ['from=2026-10-12&to=2026-10-01', 'The last day is before the first'],
    ['from=2026-02-30&to=2026-10-01', 'Choose both days'],
    ['from=2026-10-12', 'Choose both days'],
    ['from=2020-01-01&to=2026-01-01', 'Choose two years at most'],
  ]) {
    const reply = await fixture.admin.get(`/reports?${days}`)
    expect(reply.status, days).toBe(422)
    expect(reply.body, days).toContain(words)
    expect((await fixture.admin.get(`/reports.csv?${days}`)).status).toBe(422)
  }
  const { body } = await fixture.admin.get('/reports?from=%22%3E%3Cscript%3Ex&to=2026-10-01')
  expect(body).not.toContain('<script>x')
})

test('the file has a line for each meeting, with the same filters, and no formula', async () => {
  const reply = await fixture.admin.get('/reports.csv?from=2026-10-12&to=2026-11-08')
  expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(reply.headers.get('content-disposition')).toBe(
    'attachment; filename=parley-2026-10-12-2026-11-08.csv',
  )
  const lines = reply.body.split('\r\n')
  expect(lines).toHaveLength(8)
  expect(lines[0]).toContain('Reference,Title,Start (UTC),Duration (minutes),Host,Organizer')
  expect(lines[2]).toMatch(
    /^B-\d+,'=1\+1,2026-10-20T09:00:00Z,30,Ana Ruiz,Rita Rep,'@SUM\(A1\),piotr@wisla.test,,Slack,No-show,2026-10-19T09:00:00Z$/,
  )
  expect(lines[3]).toContain(',"Ana Ruiz; Ben Ruiz",')
  expect(reply.body).toContain('"Terms, ""final""\nand prices"')
})

test('the file opens as UTF-8 in Excel', async () => {
  const { url } = fixture.app
  const reply = await fetch(new URL('/reports.csv', url), {
    headers: { Cookie: fixture.admin.cookie },
  })
  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})

test('the routes are closed to people who are not signed in', async () => {
  for (const path of ['/reports', '/reports.csv']) {
    const reply = await fetch(new URL(path, fixture.app.url), { redirect: 'manual' })
    expect(reply.headers.get('location'), path).toBe(`/signin?next=${encodeURIComponent(path)}`)
  }
})
