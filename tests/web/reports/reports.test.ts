import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportMeetings } from '../../../src/services/report-meetings.ts'
import { addPastMeeting } from '../../support/report-meetings.ts'
import { type SettingsHouse, startSettingsHouse } from '../../support/settings-house.ts'

const dayMs = 24 * 60 * 60_000
const at = (month: number, day: number, hour: number, minute = 0) =>
  Date.UTC(2026, month - 1, day, hour, minute)
const range = { from: '2026-10-12', to: '2026-11-08', timeZone: 'Europe/Berlin' }

let house: SettingsHouse

/** Ana hosts five, one of them with Ben and two set up by Rita; Ben hosts one of his own. */
async function addMeetings({ app, rep }: SettingsHouse) {
  const { ana, ben, page } = app
  const proposalId = await addProposal()
  const add = (past: Parameters<typeof addPastMeeting>[1]) => addPastMeeting(app, past)
  // Sunday 23:30 UTC: Monday in Berlin, Sunday in New York.
  await add({ host: ana, startsAt: at(10, 18, 23, 30), outcome: 'completed', pageId: page.id })
  await add({
    host: ana,
    organizer: rep,
    startsAt: at(10, 20, 9),
    outcome: 'no-show',
    source: 'slack',
    title: '=1+1',
    invitee: { name: '@SUM(A1)', email: 'piotr@wisla.test' },
  })
  await add({ host: ana, moreHosts: [ben], startsAt: at(10, 21, 9), outcome: 'completed' })
  await add({ host: ana, organizer: rep, startsAt: at(10, 22, 9), outcome: 'canceled' })
  // The last second of a Sunday in Berlin, a week after its clocks went back.
  await add({ host: ben, startsAt: at(11, 1, 22, 59), outcome: 'Qualified', source: 'api' })
  await add({
    host: ana,
    startsAt: at(11, 4, 9),
    source: 'proposal',
    proposalId,
    bookedAt: at(11, 2, 9),
    title: 'Terms, "final"\nand prices',
  })
}

async function addProposal() {
  const { app } = house
  const [row] = await app
    .db('proposals')
    .insert({
      workspace_id: app.workspace.id,
      host_id: app.ana.id,
      organizer_id: app.ana.id,
      title: 'Terms',
      invitee_email: 'maya@acme.test',
      invitee_name: 'Maya Lindt',
      duration_minutes: 30,
      slots: [],
      token_hash: Buffer.from('report'),
      token_sealed: '',
      expires_at: new Date(at(11, 9, 9)),
      created_at: new Date(at(10, 28, 9)),
    })
    .returning('id')
  return String(row.id)
}

beforeAll(async () => {
  house = await startSettingsHouse()
  await addMeetings(house)
})
afterAll(() => house?.app.close())

const anas = (more = {}) =>
  reportMeetings(house.app.context, { reader: house.app.ana, range, ...more })
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
  const { app } = house
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
  const { app, rep, admin, asRep } = house
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
  const { app } = house
  const [other] = await app.db('workspaces').insert({ name: 'Other' }).returning('id')
  const reader = { ...app.ana, workspaceId: other.id }
  expect((await reportMeetings(app.context, { reader, range })).totals.total).toBe(0)
})

test('days that cannot be are said beside the field, and the usual weeks shown', async () => {
  for (const [days, words] of [
    ['from=2026-10-12&to=2026-10-01', 'The last day is before the first'],
    ['from=2026-02-30&to=2026-10-01', 'Choose both days'],
    ['from=2026-10-12', 'Choose both days'],
    ['from=2020-01-01&to=2026-01-01', 'Choose two years at most'],
  ]) {
    const reply = await house.admin.get(`/reports?${days}`)
    expect(reply.status, days).toBe(422)
    expect(reply.body, days).toContain(words)
    expect((await house.admin.get(`/reports.csv?${days}`)).status).toBe(422)
  }
  const { body } = await house.admin.get('/reports?from=%22%3E%3Cscript%3Ex&to=2026-10-01')
  expect(body).not.toContain('<script>x')
})

test('the file has a line for each meeting, with the same filters, and no formula', async () => {
  const reply = await house.admin.get('/reports.csv?from=2026-10-12&to=2026-11-08')
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
  expect(lines[3]).toContain(',Ana Ruiz; Ben Ruiz,')
  expect(reply.body).toContain('"Terms, ""final""\nand prices"')
})

test('the file opens as UTF-8 in Excel', async () => {
  const { url } = house.app
  const reply = await fetch(new URL('/reports.csv', url), {
    headers: { Cookie: house.admin.cookie },
  })
  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})

test('the doors are shut to who is not signed in', async () => {
  for (const path of ['/reports', '/reports.csv']) {
    const reply = await fetch(new URL(path, house.app.url), { redirect: 'manual' })
    expect(reply.headers.get('location'), path).toBe(`/signin?next=${encodeURIComponent(path)}`)
  }
})
