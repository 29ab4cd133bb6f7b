import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserSession, signInAs } from '../support/browser-session.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import { hostileInstants } from '../support/hostile-instants.ts'
import { fieldOf } from '../support/read-form.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000

let app: TestApp
let ana: BrowserSession
let managePath = ''
let proposalPath = ''
let meetingId = ''

beforeAll(async () => {
  app = await startTestApp({ clock: () => monday })
  ana = await signInAs(app, app.ana)
  const { meeting, manageToken } = await aBooking(app, { startsAt: monday + 3 * hourMs })
  meetingId = meeting.id
  managePath = `/manage/${manageToken}`
  const { url } = await aProposal(app, { title: 'Contract', slots: [monday + 27 * hourMs] })
  proposalPath = new URL(url).pathname
})
afterAll(() => app?.close())

const formKey = async (path: string) => fieldOf((await ana.get(path)).body, 'key')

const api = (path: string, body: object) =>
  ana.send(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${app.adminToken}` },
    body: JSON.stringify(body),
  })

type Send = (instant: string) => Promise<{ status: number; body: string }>
const query = encodeURIComponent
const weekly = { mon: [['09:00', '17:00']] }
const freeSlot = new Date(monday + 25 * hourMs).toISOString()

/** Addresses: what cannot be read is left out of what is shown. */
const shown: Record<string, Send> = {
  'GET page ?slot': at => ana.get(`/meetings/demo?slot=${query(at)}`),
  'GET page ?date': at => ana.get(`/meetings/demo?date=${query(at)}`),
  'GET page ?month': at => ana.get(`/meetings/demo?month=${query(at.slice(0, 7))}`),
  'GET page ?slot[]': at => ana.get(`/meetings/demo?slot[]=${query(at)}&slot[]=1`),
  'GET proposal ?slot': at => ana.get(`${proposalPath}?slot=${query(at)}`),
  'GET manage ?slot': at => ana.get(`${managePath}?step=move&slot=${query(at)}`),
  'GET manage ?date': at => ana.get(`${managePath}?step=move&date=${query(at)}`),
  'GET manage ?month': at => ana.get(`${managePath}?step=move&month=${query(at.slice(0, 7))}`),
}

/** What acts on an instant refuses one that is none. */
const refused: Record<string, Send> = {
  'POST page': async startsAt =>
    ana.post('/meetings/demo', {
      key: await formKey(`/meetings/demo?slot=${freeSlot}`),
      startsAt,
      name: 'Eve',
      email: 'eve@example.com',
    }),
  'POST proposal': async startsAt =>
    ana.post(proposalPath, {
      key: await formKey(`${proposalPath}?slot=${new Date(monday + 27 * hourMs).toISOString()}`),
      startsAt,
      name: 'Maya',
      email: 'maya@acme.test',
    }),
  'POST manage move': async startsAt =>
    ana.post(`${managePath}/reschedule`, {
      key: await formKey(`${managePath}?step=move&slot=${freeSlot}`),
      startsAt,
      revision: '0',
    }),
  'API book': startsAt =>
    api('/pages/demo/meetings', {
      startsAt,
      timeZone: 'Europe/Warsaw',
      invitee: { email: 'eve@example.com', name: 'Eve' },
    }),
  'API reschedule': startsAt => api(`/meetings/${meetingId}/reschedule`, { startsAt }),
  'API busy': endsAt =>
    api('/busy', { userId: app.ana.id, startsAt: '2026-11-20T10:00:00Z', endsAt }),
  'API proposal slots': at =>
    api('/proposals', {
      userId: app.ana.id,
      invitee: { email: 'eve@example.com' },
      durationMinutes: 30,
      slots: [at],
    }),
  'API proposal expiry': expiresAt =>
    api('/proposals', {
      userId: app.ana.id,
      invitee: { email: 'eve@example.com' },
      durationMinutes: 30,
      slots: [freeSlot],
      expiresAt,
    }),
  'API schedule override': date =>
    api('/schedules', {
      userId: app.ana.id,
      name: 'Odd',
      timeZone: 'UTC',
      weekly,
      overrides: [{ date, periods: [] }],
    }),
  'API page slots': at =>
    api('/pages', {
      slug: 'odd',
      kind: 'specific-times',
      title: 'Odd',
      hostIds: [app.ana.id],
      slots: [at],
    }),
  'API slots from': at =>
    at === '' ? refusedReply : ana.get(`/api/v1/pages/demo/slots?from=${query(at)}&tz=UTC`),
  'API slots to': at =>
    at === '' ? refusedReply : ana.get(`/api/v1/pages/demo/slots?to=${query(at)}&tz=UTC`),
}
/** An empty parameter counts as none. */
const refusedReply = Promise.resolve({ status: 422, body: '' })

const answers = (send: Send) =>
  Promise.all(
    hostileInstants.map(async instant => {
      const { status, body } = await send(instant)
      return { instant, status, isFailure: body.includes('Something went wrong') }
    }),
  )
const all = (status: number) =>
  hostileInstants.map(instant => ({ instant, status, isFailure: false }))

test.each(Object.entries(shown))('%s shows its page whatever the instant', async (_name, send) => {
  expect(await answers(send)).toEqual(all(200))
})

test.each(Object.entries(refused))(
  '%s refuses what is no instant, in words',
  async (_name, send) => {
    expect(await answers(send)).toEqual(all(422))
  },
)

test('a report of days that are none says so', async () => {
  for (const path of ['/reports', '/reports.csv']) {
    const send: Send = at => ana.get(`${path}?from=${query(at)}&to=2026-11-02`)
    expect(await answers(send)).toEqual(all(422))
  }
})

test('forms of the settings and of records keep what was typed, or say what is wrong', async () => {
  for (const instant of hostileInstants) {
    const times = await ana.submit('/settings/times/new', '/settings/times/new', [
      ['title', 'Odd'],
      ['minutes', '30'],
      ['slots', instant],
      ['day', instant],
      ['go', instant],
    ])
    const hours = await ana.submit('/settings/hours', '/settings/hours', {
      timeZone: 'Europe/Berlin',
      'date[0]': instant,
      date: instant,
    })
    expect([instant, times.status < 500, hours.status < 500]).toEqual([instant, true, true])
  }
})

test('a meeting stays where it is, and nothing was booked', async () => {
  const rows = await app.db('meetings').select('starts_at')
  expect(rows.map(({ starts_at }) => starts_at.getTime())).toEqual([monday + 3 * hourMs])
})
