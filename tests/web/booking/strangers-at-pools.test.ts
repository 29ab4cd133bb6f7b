import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeJoinToken } from '../../../src/services/join-token.ts'
import { setRoomUrl } from '../../../src/services/people/host-room.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { signInAs } from '../../support/browser-session.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { type ApiBooking, bookOverApi } from '../../support/builders/book-over-api.ts'
import { fieldOf } from '../../support/read-form.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/* F59: at a pool that goes by owners, neither guests' emails nor a link to the call tell a stranger who hosts. */

const customer = 'maya@acme.test'
const own = 'stranger@elsewhere.test'
const roomUrl = 'https://rooms.test/ben'
const naming = /Ana|Ben|Ruiz|@parley\.test|rooms\.test/

let app: TestApp
const days = [3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17]

beforeAll(async () => {
  app = await startTestApp({ clock: () => Date.UTC(2026, 10, 2, 8) })
  const { workspace, context, ana, ben } = app
  const { records } = await context.crmFor(workspace.id)
  const contact = { name: 'Maya', phone: undefined, company: undefined, ownerEmail: ben.email }
  await records?.saveContact(undefined, { ...contact, emails: [customer] })
  await setRoomUrl(context, { workspaceId: workspace.id, userId: ben.id, typed: roomUrl })
  await aPage(app, { slug: 'pool', kind: 'round-robin', hostIds: [ana.id, ben.id] })
  await aPage(app, { slug: 'ben-alone', hostIds: [ben.id] })
})
afterAll(() => app?.close())

const nextStart = () => new Date(Date.UTC(2026, 10, days.shift() ?? 0, 10)).toISOString()

const book = (more: Partial<ApiBooking> = {}) =>
  bookOverApi(app.url, {
    page: 'pool',
    startsAt: nextStart(),
    invitee: { email: customer, name: 'Maya' },
    ...more,
  })

const mailsTo = async (email: string) =>
  (await listKeptMails(app.db)).filter(({ to }) => to === email)

const mailedCode = () =>
  vi.waitFor(
    async () => {
      const texts = (await mailsTo(customer)).map(({ text }) => /Code: (\d{6})/.exec(text)?.[1])
      const code = texts.find(found => found !== undefined)
      expect(code).toBeDefined()
      return code ?? ''
    },
    { timeout: 15_000 },
  )

const joinPage = (token: string) => fetch(`${app.url}/join/${token}`, { redirect: 'manual' })

test('with extra guests the address has to be confirmed before anybody is mailed', async () => {
  const asked = { startsAt: nextStart(), attendees: [{ email: own }] }
  const refused = await book(asked)
  expect([refused.status, refused.body.code]).toEqual([403, 'email-code-needed'])
  expect(await app.db('meetings')).toEqual([])
  const sent = await fetch(`${app.url}/api/v1/pages/pool/email-codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: customer }),
  })
  expect(sent.status).toBe(202)
  const booked = await book({ ...asked, emailCode: await mailedCode() })
  expect(booked.status).toBe(201)
  expect(booked.body.host).toMatchObject({ name: 'Ben Ruiz' })
  await vi.waitFor(async () => expect(await mailsTo(own)).toHaveLength(1), { timeout: 15_000 })
})

test('the form asks for the code as well', async () => {
  const startsAt = nextStart()
  const page = await (await fetch(`${app.url}/meetings/pool?slot=${startsAt}`)).text()
  const key = fieldOf(page, 'key')
  const fields = { startsAt, key, email: 'zoe@acme.test', name: 'Zoe', guests: own, duration: '30' }
  const answer = await fetch(`${app.url}/meetings/pool`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: app.url },
    body: new URLSearchParams(fields),
  })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('We sent a code to zoe@acme.test')
})

test.each<[string, string, Partial<ApiBooking>, boolean]>([
  ['a stranger without guests', 'pool', {}, false],
  ['an invitee who is named as a guest too', 'pool', { attendees: [{ email: customer }] }, false],
  ['a page of one host', 'ben-alone', { attendees: [{ email: own }] }, false],
  ['the admin’s program', 'pool', { attendees: [{ email: own }] }, true],
])('no code is asked of %s', async (_who, page, more, isAdmin) => {
  const token = isAdmin ? app.adminToken : undefined
  expect((await book({ page, ...more, token })).status).toBe(201)
})

test('the id alone leads a stranger to no room, and the link of the email leads on', async () => {
  const { body } = await book()
  const { id } = body
  for (const token of [id, `${id}.`, `${id}.forged`, `${id}.${app.context.cipher.sign('x', id)}`]) {
    const page = await joinPage(token)
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('Our email says how to join')
    expect(text).not.toMatch(naming)
  }
  const followed = await joinPage(makeJoinToken(app.context.cipher, id))
  expect([followed.status, followed.headers.get('location')]).toEqual([302, roomUrl])
})

test('a colleague who is signed in follows the id alone, as from a CRM', async () => {
  const { body } = await book()
  const colleague = await signInAs(app, app.ana)
  expect(await colleague.get(`/join/${body.id}`)).toMatchObject({ status: 302, location: roomUrl })
})

test('where the host is no secret, links of before lead on', async () => {
  const { body } = await book({ page: 'ben-alone' })
  expect((await joinPage(body.id)).headers.get('location')).toBe(roomUrl)
})
