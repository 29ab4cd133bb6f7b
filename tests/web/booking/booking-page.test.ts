import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingRouter } from '../../../src/web/booking/booking-router.ts'
import { manageRouter } from '../../../src/web/manage/manage-router.tsx'
import { noLimits } from '../../../src/web/middleware/rate-limits.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { hiddenFields } from '../../support/read-form.ts'
import { attributesOf, findAll } from '../../support/read-html.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let server: Server
let url: string

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  const pages = { ...context, workspaceOf: async () => demo.workspace, limits: noLimits }
  const app = express().use(bookingRouter(pages), manageRouter(pages))
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.close()
  await database.drop()
})

const get = async (path: string) => (await fetch(`${url}${path}`, { redirect: 'manual' })).text()

const post = (path: string, fields: URLSearchParams) =>
  fetch(`${url}${path}`, { method: 'POST', body: fields, redirect: 'manual' })

async function formFor(slot: string, person: { name: string; email: string }) {
  const fields = hiddenFields(await get(`/meetings/demo?slot=${slot}&utm_source=mail`))
  for (const [name, value] of Object.entries(person)) fields.set(name, value)
  return fields
}

const maya = { name: 'Maya Lindt', email: 'maya@example.com' }

test('F48 without JavaScript a day and a time are links, and a form books', async () => {
  const month = await get('/meetings/demo')
  expect(month).toContain('data-day="2026-11-03"')
  const day = await get('/meetings/demo?date=2026-11-03')
  expect(day).toContain('data-start=')
  const answer = await post('/meetings/demo', await formFor('2026-11-03T09:00:00Z', maya))
  expect(answer.status).toBe(303)
  const page = await get(answer.headers.get('location') ?? '')
  expect(page).toContain('Your meeting is booked')
  expect(page).toContain('maya@example.com')
})

test('the same form sent twice books once', async () => {
  const form = await formFor('2026-11-03T10:00:00Z', maya)
  const [first, second] = [await post('/meetings/demo', form), await post('/meetings/demo', form)]
  expect(second.status).toBe(303)
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
})

test('a lost time keeps the form and offers the three nearest', async () => {
  const late = await formFor('2026-11-04T09:00:00Z', { name: 'Ben', email: 'ben@example.com' })
  await post('/meetings/demo', await formFor('2026-11-04T09:00:00Z', maya))
  const answer = await post('/meetings/demo', late)
  const html = await answer.text()
  expect(answer.status).toBe(409)
  expect(html).toContain('value="ben@example.com"')
  expect(findAll(html, 'input[type=radio]')).toHaveLength(3)
  expect(html).toContain('Someone just took')
})

test('F48 what a link says wrong is ignored and named', async () => {
  const answer = await fetch(`${url}/meetings/demo?date=2026-02-31&tz=Nowhere&duration=7`)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('was ignored: date, duration.')
  expect(html).toContain('No time zone is called “Nowhere”')
})

test('of several guests the address that cannot be used is named', async () => {
  const form = await formFor('2026-11-04T10:30:00Z', {
    name: 'Maya Lindt',
    email: 'maya@acme.test',
  })
  form.set('guests', 'jo@acme.test, lee@acme')
  const refused = await post('/meetings/demo', form)
  expect(refused.status).toBe(422)
  const body = await refused.text()
  expect(body).toContain('This is not a valid email address: lee@acme')
  expect(body).not.toContain('address: jo@acme.test')
})

test('F22 the invitee moves and cancels by the link alone; a GET does neither', async () => {
  const booked = await post('/meetings/demo', await formFor('2026-11-05T09:00:00Z', maya))
  const path = (booked.headers.get('location') ?? '').replace(/\?.*/, '')
  const move = hiddenFields(await get(`${path}?step=move&slot=2026-11-05T13:00:00.000Z`))
  expect((await post(`${path}/reschedule`, move)).status).toBe(303)
  expect(await get(path)).toContain('Thursday')
  const cancel = hiddenFields(await get(`${path}?step=cancel`))
  expect(await get(path)).not.toContain('is canceled')
  expect((await post(`${path}/cancel`, cancel)).status).toBe(303)
  expect(await get(path)).toContain('Your meeting is canceled')
})

test('F54 the page speaks the reader’s language', async () => {
  const answer = await fetch(`${url}/meetings/demo`, { headers: { 'accept-language': 'pl' } })
  const html = await answer.text()
  expect(html).toContain('<html lang="pl"')
  expect(html).toContain('Godziny dla')
})

test('a page has one address, and answers in any letter case', async () => {
  const reply = await fetch(`${url}/meetings/Demo?date=2026-11-03`, { redirect: 'manual' })
  expect(reply.status).toBe(301)
  expect(reply.headers.get('location')).toBe('/meetings/demo?date=2026-11-03')
  const there = await fetch(`${url}/meetings/DEMO`)
  expect(there.status).toBe(200)
  expect(new URL(there.url).pathname).toBe('/meetings/demo')
})

test('no address names a zone that nobody chose', async () => {
  const linksOf = (html: string) => attributesOf(html, '[href^="/meetings/"]', 'href')
  const guessed = linksOf(await get('/meetings/demo?date=2026-11-03'))
  expect(guessed.length).toBeGreaterThan(20)
  expect(guessed.filter(to => to.includes('tz='))).toEqual([])
  for (const tz of ['EST5EDT', 'US/Eastern', 'Etc/GMT+5', 'us/eastern']) {
    const kept = tz === 'us/eastern' ? 'America/New_York' : tz
    const query = new URLSearchParams({ date: '2026-11-03', tz })
    const links = linksOf(await get(`/meetings/demo?${query}`))
    const own = new URLSearchParams({ tz: kept }).toString()
    expect(links.filter(to => !to.includes(own))).toEqual([])
  }
  const chosen = linksOf(await get('/meetings/demo?date=2026-11-03&tz=Kyiv'))
  expect(chosen.filter(to => !to.includes('tz=Europe%2FKyiv'))).toEqual([])
})
