import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addBusy } from '../../../src/services/people/schedules.ts'
import { withdrawProposal } from '../../../src/services/proposals/find-proposal.ts'
import type { proposeTimes } from '../../../src/services/proposals/propose-times.ts'
import { BrowserSession } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { fieldOf } from '../../support/read-form.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000
let now = monday
let app: TestApp
let visitor: BrowserSession
let offset = 0

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  visitor = new BrowserSession(app.url)
})
afterAll(() => app?.close())
beforeEach(() => {
  now = monday
  offset += 24 * hourMs
})

const slotsOfTest = () => [3, 4, 5].map(hours => monday + offset + hours * hourMs)

async function propose(change: Partial<Parameters<typeof proposeTimes>[1]> = {}) {
  const slots = slotsOfTest()
  const made = await aProposal(app, {
    organizerId: app.ben.id,
    title: 'Contract',
    message: 'As we said on the phone',
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt', timeZone: 'America/New_York' },
    slots,
    ...change,
  })
  return { ...made, slots, path: new URL(made.url).pathname }
}

const iso = (instant: number) => new Date(instant).toISOString()

async function pick(path: string, slot: number) {
  const { body } = await visitor.get(`${path}?slot=${iso(slot)}`)
  return visitor.post(path, {
    key: fieldOf(body, 'key'),
    startsAt: iso(slot),
    name: 'Maya Lindt',
    email: 'maya@acme.test',
    tz: 'America/New_York',
    notes: 'Please bring the draft',
  })
}

test('F43: the page shows the offered times in the invitee’s zone, and picking one books it', async () => {
  const { path, slots } = await propose({ pageId: app.page.id })
  const { body } = await visitor.get(path)
  for (const words of [
    'Ana Ruiz',
    'Contract',
    'As we said on the phone',
    'New York, EST',
    'See all',
  ])
    expect(body).toContain(words)
  expect(body.match(/class="time"/g)).toHaveLength(3)
  const done = await pick(path, slots[1] ?? 0)
  expect(done.location).toMatch(/^\/manage\/.+done=booked$/)
  const { rows } = await app.db.raw('select * from meetings order by created_at desc limit 1')
  expect(rows[0].answers).toMatchObject([{ value: 'Please bring the draft' }])
  expect((await visitor.get(path)).body).not.toContain('class="time"')
})

test('the links of the mail lead here: each to its time, the last one to what to do instead', async () => {
  const { path, slots } = await propose({ pageId: app.page.id })
  const [first = 0] = slots
  const chosen = await visitor.get(`${path}?slot=${first}`)
  expect(chosen.body).toContain(`value="${iso(first)}"`)
  expect((await visitor.get(path)).body).toContain('id="none"')
})

test('a time that was taken meanwhile is no longer shown, nor booked', async () => {
  const { path, slots } = await propose()
  const [first = 0] = slots
  const form = await visitor.get(`${path}?slot=${iso(first)}`)
  const { workspaceId, id: userId } = app.ana
  await addBusy(app.context, { workspaceId, userId, startsAt: first, endsAt: first + hourMs / 2 })
  expect((await visitor.get(path)).body.match(/class="time"/g)).toHaveLength(2)
  const lost = await visitor.post(path, {
    key: fieldOf(form.body, 'key'),
    startsAt: iso(first),
    name: 'Maya Lindt',
    email: 'maya@acme.test',
  })
  expect(lost.status).toBe(409)
  expect(lost.body).toContain('Someone just took')
  expect(lost.body.match(/type="radio" name="startsAt"/g)).toHaveLength(2)
})

test('withdrawn or run out, the page says so and books nothing', async () => {
  const { path, proposal, slots } = await propose()
  const { workspaceId, id: proposalId } = proposal
  const actor = { kind: 'user' as const, userId: app.ben.id, name: app.ben.name }
  await withdrawProposal(app.context, { workspaceId, proposalId, actor })
  expect((await visitor.get(path)).body).toContain('no longer')
  expect((await visitor.get(`${path}?slot=${iso(slots[0] ?? 0)}`)).body).not.toContain('name="key"')
  const other = await propose()
  now = other.proposal.expiresAt + 1
  expect((await visitor.get(other.path)).body).not.toContain('class="time"')
})

test('a closed proposal neither offers nor asks any more', async () => {
  const asks = ['suggests these times', 'None of these work?']
  const { path, proposal } = await propose()
  const before = (await visitor.get(path)).body
  for (const text of asks) expect(before).toContain(text)
  now = proposal.expiresAt
  const after = (await visitor.get(path)).body
  for (const text of asks) expect(after).not.toContain(text)
  expect(after).toContain('no longer offered')
})

const weeksAhead = () => [1, 3, 20].map(days => monday + (days * 24 + 3) * hourMs)
const timesIn = (html: string) => html.match(/class="time"/g)?.length ?? 0

test('an offer stands until its last time, and names no other end', async () => {
  const { path, proposal } = await propose({ slots: weeksAhead() })
  expect(proposal.expiresAt).toBe(weeksAhead().at(-1))
  now = monday + 10 * 24 * hourMs
  const { body } = await visitor.get(path)
  expect(timesIn(body)).toBe(1)
  expect(body).not.toContain('You can choose until')
})

test.each<[what: string, change: () => Parameters<typeof propose>[0], days: number]>([
  ['given a deadline', () => ({ expiresAt: monday + 5 * 24 * hourMs }), 5],
  ['kept free for the guest', () => ({ holds: 'held' }), 7],
])('an offer that is %s says until when, and ends then', async (_what, change, days) => {
  const { path, proposal } = await propose({ slots: weeksAhead(), ...change() })
  expect(proposal.expiresAt).toBe(monday + days * 24 * hourMs)
  const { body } = await visitor.get(path)
  expect(body).toContain('You can choose until')
  now = proposal.expiresAt
  expect(timesIn((await visitor.get(path)).body)).toBe(0)
})

test('a link that is nobody’s is explained', async () => {
  const reply = await visitor.get('/p/nonsense')
  expect(reply.status).toBe(404)
  expect(reply.body).toContain('Check the link')
})

test('opening the page changes nothing; a person’s first touch of it notes that it was opened (M3)', async () => {
  const { path, proposal } = await propose()
  const opened = async () => {
    const row = await app.db('proposals').where({ id: proposal.id }).first()
    return [row.opened_at !== null, row.status]
  }
  expect((await visitor.get(path)).body).toContain(`data-opened="${path}/opened"`)
  await fetch(new URL(path, app.url), { method: 'HEAD' })
  expect(await opened()).toEqual([false, 'open'])
  expect((await visitor.post(`${path}/opened`, {})).status).toBe(204)
  expect(await opened()).toEqual([true, 'open'])
  const foreign = { 'sec-fetch-site': 'cross-site' }
  const other = await fetch(new URL(`${path}/opened`, app.url), {
    method: 'POST',
    headers: foreign,
  })
  expect(other.status).toBe(403)
})

test('none of the times suits: what would is kept and confirmed, without JavaScript', async () => {
  const { path, proposal } = await propose()
  const empty = await visitor.post(`${path}/instead`, { wish: '  ' })
  expect([empty.status, empty.body.includes('Write in up to')]).toEqual([422, true])
  const told = await visitor.post(`${path}/instead`, { wish: 'Friday <b>after four</b>' })
  expect(told.location).toBe(`${path}?done=notified#none`)
  expect((await visitor.get(`${path}?done=notified`)).body).toContain('Ben')
  const row = await app.db('proposals').where({ id: proposal.id }).first()
  expect(row.asked_instead).toBe('Friday <b>after four</b>')
})

test('a closed proposal takes no wish', async () => {
  const { path, proposal } = await propose()
  now = proposal.expiresAt
  const reply = await visitor.post(`${path}/instead`, { wish: 'Friday' })
  expect(reply.body).toContain('no longer')
  const row = await app.db('proposals').where({ id: proposal.id }).first()
  expect(row.asked_instead).toBeNull()
})

/** Opens the page as a browser with this language does. */
const openIn = (path: string, language: string) =>
  visitor.send(path, { headers: { 'accept-language': language } })

test('a guest who never booked reads in the language of their browser, and is mailed in it from then on', async () => {
  const invitee = { email: 'first@acme.test', name: 'First' }
  const { path, proposal } = await propose({ invitee })
  const htmlIn = async (language: string) => (await openIn(path, language)).body.slice(0, 60)
  expect(await htmlIn('*')).toContain('<html lang="en"')
  expect(await htmlIn('sw')).toContain('<html lang="en"')
  expect(await htmlIn('pl-PL,pl;q=0.9,en;q=0.8')).toContain('<html lang="pl"')
  const stored = async () =>
    (await app.db('proposals').where({ id: proposal.id }).first()).invitee_locale
  // Programs that preview links open the page, too.
  expect(await stored()).toBe('en')
  const headers = { 'accept-language': 'pl' }
  await visitor.send(`${path}/opened`, { method: 'POST', headers })
  expect(await stored()).toBe('pl')
  expect(await htmlIn('it')).toContain('<html lang="pl"')
})

test('a language that was given with the times stays, whatever the browser speaks', async () => {
  const invitee = { email: 'given@acme.test', name: 'Given', locale: 'it' as const }
  const { path } = await propose({ invitee })
  expect((await openIn(path, 'pl')).body.slice(0, 60)).toContain('<html lang="it"')
})

test('the language in which a guest asks for other times is theirs; a known one is kept', async () => {
  const ask = async (path: string) => {
    const headers = {
      'accept-language': 'it',
      'content-type': 'application/x-www-form-urlencoded',
    }
    await visitor.send(`${path}/instead`, { method: 'POST', headers, body: 'wish=Friday' })
  }
  const localeOf = async (id: string) =>
    (await app.db('proposals').where({ id }).first()).invitee_locale
  const unknown = await propose({ invitee: { email: 'second@acme.test' } })
  await ask(unknown.path)
  expect(await localeOf(unknown.proposal.id)).toBe('it')

  await aBooking(app, {
    startsAt: monday + offset + 2 * hourMs,
    locale: 'pl',
    invitee: { email: 'third@acme.test', name: 'Third' },
  })
  const known = await propose({ invitee: { email: 'third@acme.test' } })
  expect((await openIn(known.path, 'it')).body).toContain('<html lang="pl"')
  await ask(known.path)
  expect(await localeOf(known.proposal.id)).toBe('pl')
})
