import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportMeetings } from '../../../src/services/reports/report-meetings.ts'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'
import { addMeetings, range } from './seed-meetings.ts'

const dayMs = 24 * 60 * 60_000
let fixture: SettingsFixture

beforeAll(async () => {
  fixture = await startSettingsFixture()
  await addMeetings(fixture)
})
afterAll(() => fixture?.app.close())

const anas = (more = {}) =>
  reportMeetings(fixture.app.context, { reader: fixture.app.ana, range, ...more })
const counts = (groups: readonly { name: string | undefined; total: number }[]) =>
  groups.map(({ name, total }) => [name, total])

test('F41: meetings are counted by outcome, host, organizer, page and source', async () => {
  const { totals, groups, noShowRate, cancelRate, completion } = await anas()
  expect(totals).toEqual({
    total: 6,
    completed: 2,
    noShow: 1,
    canceled: 1,
    scheduled: 1,
    other: 1,
  })
  expect(noShowRate).toEqual({ part: 1, whole: 3 })
  expect(cancelRate).toEqual({ part: 1, whole: 6 })
  expect(completion).toEqual({ part: 2, whole: 5 })
  expect(counts(groups.outcome)).toContainEqual(['Qualified', 1])
  expect(counts(groups.host)).toEqual([
    ['Ana Ruiz', 5],
    ['Ben Ruiz', 2],
  ])
  expect(counts(groups.organizer)).toEqual([
    ['Ana Ruiz', 3],
    ['Rita Rep', 2],
    ['Ben Ruiz', 1],
  ])
  expect(counts(groups.page)).toEqual([
    [undefined, 5],
    ['Demo', 1],
  ])
  expect(counts(groups.source)).toEqual([
    ['page', 3],
    ['api', 1],
    ['proposal', 1],
    ['slack', 1],
  ])
})

test('a week begins on Monday of the reader, also where the clocks change', async () => {
  const totalsIn = async (timeZone: string) => {
    const { weeks } = await anas({ range: { ...range, timeZone } })
    return weeks.map(({ week, total }) => [week.startsOn, total])
  }
  expect(await totalsIn('Europe/Berlin')).toEqual([
    ['2026-10-12', 0],
    ['2026-10-19', 4],
    ['2026-10-26', 1],
    ['2026-11-02', 1],
  ])
  expect(await totalsIn('America/New_York')).toEqual([
    ['2026-10-12', 1],
    ['2026-10-19', 3],
    ['2026-10-26', 1],
    ['2026-11-02', 1],
  ])
  expect((await totalsIn('Asia/Tokyo')).at(-1)).toEqual(['2026-11-02', 2])
})

test('the days chosen cut the weeks at both ends', async () => {
  const { weeks, totals } = await anas({
    range: { ...range, from: '2026-10-20', to: '2026-10-21' },
  })
  expect(totals.total).toBe(2)
  expect(weeks.map(({ week }) => week)).toEqual([
    { startsOn: '2026-10-19', from: '2026-10-20', to: '2026-10-21' },
  ])
})

test('first touch is the proposal where it came before the booking; canceled meetings have none', async () => {
  const { lead, groups } = await anas()
  const bySource = new Map(groups.source.map(({ key, medianLeadMs }) => [key, medianLeadMs]))
  expect(bySource.get('proposal')).toBe(7 * dayMs)
  expect(bySource.get('slack')).toBe(dayMs)
  expect(lead?.medianMs).toBe(dayMs)
  expect(lead?.ninetiethMs).toBeCloseTo(4.6 * dayMs, 0)
  const canceled = groups.outcome.find(({ key }) => key === 'canceled')
  expect(canceled?.medianLeadMs).toBeUndefined()
})

test('the owner is known where the records are ours', async () => {
  const { app } = fixture
  expect((await anas()).groups.owner).toEqual([])
  const [contact] = await app
    .db('crm_contacts')
    .insert({ workspace_id: app.workspace.id, name: 'Piotr', owner_email: app.ben.email })
    .returning('id')
  const email = { workspace_id: app.workspace.id, email: 'piotr@wisla.test' }
  await app.db('crm_contact_emails').insert({ ...email, contact_id: contact.id })
  expect(counts((await anas()).groups.owner)).toEqual([
    [undefined, 5],
    ['Ben Ruiz', 1],
  ])
})

test('a rep sees what they host or set up, whatever they ask for; an admin may choose a host', async () => {
  const { app, rep, admin, asRep } = fixture
  const days = 'from=2026-10-12&to=2026-11-08'
  const own = await reportMeetings(app.context, { reader: rep, range })
  expect(own.totals).toMatchObject({ total: 2, noShow: 1, canceled: 1 })
  const { body } = await asRep.get(`/reports?${days}&host=${app.ben.id}`)
  expect(body).toContain('Only meetings that you host or set up.')
  expect(body).toContain('1 of 2 meetings')
  expect(body).not.toContain('All hosts')
  const bens = await admin.get(`/reports?${days}&host=${app.ben.id}`)
  expect(bens.body).toContain('Only meetings that Ben Ruiz hosts.')
  expect(bens.body).toContain('0 of 2 meetings')
  const file = await asRep.get(`/reports.csv?${days}`)
  expect(file.body.trimEnd().split('\r\n')).toHaveLength(3)
})

test('meetings of another workspace are not counted', async () => {
  const { app } = fixture
  const [other] = await app.db('workspaces').insert({ name: 'Other' }).returning('id')
  const reader = { ...app.ana, workspaceId: other.id }
  expect((await reportMeetings(app.context, { reader, range })).totals.total).toBe(0)
})
