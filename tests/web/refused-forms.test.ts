import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Meeting } from '../../src/model/entities.ts'
import { addBusy } from '../../src/services/people/schedules.ts'
import { BrowserSession } from '../support/browser-session.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import { fieldOf } from '../support/read-form.ts'
import { recordRoutes } from '../support/record-routes.ts'
import { hourMs, type SettingsFixture, startSettingsFixture } from '../support/settings-fixture.ts'

let fixture: SettingsFixture
let guest: BrowserSession
let formPaths: string[]
beforeAll(async () => {
  const recorded = recordRoutes()
  fixture = await startSettingsFixture()
  guest = new BrowserSession(fixture.app.url)
  formPaths = recorded
    .list()
    .filter(({ methods }) => methods.includes('POST'))
    .map(({ path }) => path)
  recorded.stop()
})
afterAll(() => fixture?.app.close())

const typed = 'Something written at length <&>'
const shown = 'Something written at length &lt;&amp;>'
const tuesday = Date.UTC(2026, 10, 3)
let startCount = 0
const nextStart = () => {
  startCount += 1
  return tuesday + 7.5 * hourMs + startCount * 0.5 * hourMs
}
const iso = (at: number) => new Date(at).toISOString()

async function bookOne(): Promise<{ meeting: Meeting; path: string; manage: string }> {
  const { meeting, manageToken } = await aBooking(fixture.app, { startsAt: nextStart() })
  const path = `/settings/meetings/${meeting.id}`
  return { meeting, path, manage: `/manage/${manageToken}` }
}

const fillWith = async (userId: string, { start, end }: { start: number; end: number }) => {
  const { context, workspace } = fixture.app
  await addBusy(context, { workspaceId: workspace.id, userId, startsAt: start, endsAt: end })
}

/** Forms that people write into; sheets and files are given back by their own pages. */
const isWritten = (path: string) =>
  /^\/(?:settings|records|meetings|manage|p|change)\b/.test(path) &&
  !/^\/records\/import|\/opened$/.test(path)

test('whatever form is refused as a whole gives back what was written', async () => {
  const paths = formPaths.filter(isWritten)
  expect(paths.length).toBeGreaterThan(35)
  const lost: string[] = []
  for (const path of paths) {
    const target = path.replace(':slug', 'demo').replaceAll(/:(\w+)/g, 'sample')
    const fields = { reason: typed, message: typed, notes: typed, name: typed, text: typed }
    const { status, body } = await fixture.admin.post(target, { ...fields, password: 'my secret' })
    const isGivenBack = body.includes(shown) || body.includes(shown.replace('>', '&gt;'))
    if (status >= 400 && !isGivenBack) lost.push(`${path}: ${status}`)
    expect(body).not.toContain('my secret')
  }
  expect(lost).toEqual([])
})

test('a form that another site sent gives nothing back', async () => {
  const reply = await fixture.admin.send('/settings/snippets', {
    method: 'POST',
    body: new URLSearchParams({ text: typed }),
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(reply.status).toBe(403)
  expect(reply.body).not.toContain('Something written')
})

test('a move of the host’s that is refused keeps the reason, to the last free time', async () => {
  const { meeting, path } = await bookOne()
  const wanted = nextStart()
  await fillWith(fixture.app.ana.id, { start: wanted, end: wanted + hourMs / 2 })
  const fields = { startsAt: iso(wanted), revision: String(meeting.revision), reason: typed }
  const address = `${path}/reschedule`
  const taken = await fixture.admin.submit(`${address}?slot=${iso(wanted)}`, address, fields)
  expect(taken.status).toBe(409)
  expect(taken.body).toContain(shown)
  const other = await fixture.admin.get(`${address}?reason=${encodeURIComponent('Why not')}`)
  expect(other.body).toContain('name="reason" value="Why not"')
  expect(other.body).toContain('reason=Why+not')
  const chosen = `${address}?slot=${iso(nextStart())}&reason=${encodeURIComponent('Why not')}`
  expect((await fixture.admin.get(chosen)).body).toContain('Why not</textarea>')
})

test.each(['reschedule', 'cancel'])(
  'a guest’s form to %s that is too old keeps the reason',
  async verb => {
    const { meeting, manage } = await bookOne()
    const fields = { startsAt: iso(nextStart()), revision: String(meeting.revision), reason: typed }
    const old = await guest.post(`${manage}/${verb}`, { ...fields, key: 'old' })
    expect(old.status).toBe(403)
    expect(old.body).toContain(`${shown}</textarea>`)
    const again = await guest.post(`${manage}/${verb}`, {
      ...fields,
      key: fieldOf(old.body, 'key'),
    })
    expect(again.status).toBe(303)
  },
)

test('a guest’s move keeps the reason where the meeting was changed, and where the time is lost', async () => {
  const { meeting, manage } = await bookOne()
  const startsAt = nextStart()
  const { body } = await guest.get(`${manage}?step=move&slot=${iso(startsAt)}`)
  const fields = { key: fieldOf(body, 'key'), startsAt: iso(startsAt), reason: typed }
  const changed = await guest.post(`${manage}/reschedule`, { ...fields, revision: '99' })
  expect(changed.status).toBe(409)
  expect(changed.body).toContain(`${shown}</textarea>`)
  await fillWith(fixture.app.ana.id, { start: startsAt, end: startsAt + hourMs / 2 })
  const revision = String(meeting.revision)
  const taken = await guest.post(`${manage}/reschedule`, { ...fields, revision })
  expect(taken.status).toBe(409)
  expect(taken.body).toContain(`${shown}</textarea>`)
})

test('a proposal’s form keeps its details where it is too old, and where the time is lost', async () => {
  const slots = [nextStart(), nextStart()]
  const { url } = await aProposal(fixture.app, {
    invitee: { email: 'eve@acme.test', locale: 'en' },
    slots,
  })
  const path = new URL(url).pathname
  const [first = 0, second = 0] = slots
  const fields = { startsAt: iso(first), name: 'Eve', email: 'eve@acme.test', notes: typed }
  const old = await guest.post(path, { ...fields, key: 'old' })
  expect(old.status).toBe(403)
  expect(old.body).toContain(`${shown}</textarea>`)
  await fillWith(fixture.app.ana.id, { start: first, end: first + hourMs / 2 })
  const lost = await guest.post(path, { ...fields, key: fieldOf(old.body, 'key') })
  expect(lost.status).toBe(409)
  expect(lost.body).toContain(`${shown}</textarea>`)
  expect(lost.body).toContain(`value="${iso(second)}"`)
})

test('a reason to reassign is kept where the new host is busy, and where the meeting was changed', async () => {
  const { meeting, path } = await bookOne()
  const host = fixture.rep.id
  const fields = { host, reason: 'Two words', revision: '99' }
  const changed = await fixture.admin.submit(path, `${path}/reassign`, fields)
  expect((await fixture.admin.get(changed.location ?? '')).body).toContain('value="Two words"')
  await fillWith(host, { start: meeting.startsAt, end: meeting.endsAt })
  const revision = String(meeting.revision)
  const busy = await fixture.admin.submit(path, `${path}/reassign`, { ...fields, revision })
  expect((await fixture.admin.get(busy.location ?? '')).body).toContain('value="Two words"')
})

test('an offer without a time says so beside what was typed', async () => {
  const { path } = await bookOne()
  const reply = await fixture.admin.submit(path, `${path}/offer`, { message: typed })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain(`${shown}</textarea>`)
  expect(reply.body).toContain('Choose at least one time that is still ahead.')
})
