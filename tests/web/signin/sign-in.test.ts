import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '../../../src/services/people/sign-in.ts'
import { BrowserSession, signInAs } from '../../support/browser-session.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

const linkFor = async () =>
  new URL(await makeSignInLink(app.context, { userId: app.ana.id })).pathname

test('a link signs in once, and only by pressing the button', async () => {
  const path = await linkFor()
  const browser = new BrowserSession(app.url)
  const seen = await browser.get(path)
  expect(seen.status).toBe(200)
  expect(browser.cookie).toBe('')
  expect(await browser.post(path, {})).toMatchObject({ status: 303, location: '/settings' })
  expect((await browser.get('/settings')).body).toContain('Ana Ruiz')
  const second = await new BrowserSession(app.url).post(path, {})
  expect(second.status).toBe(401)
  expect(second.body).toContain('This link was used or has expired. Ask for a new one here.')
})

test('signing in gives a session id of its own, so that one planted before is worth nothing', async () => {
  const browser = new BrowserSession(app.url)
  await browser.post('/signin', { email: 'nobody@parley.test', next: '/settings/hours' })
  const before = browser.cookie
  expect(before).not.toBe('')
  await browser.post(await linkFor(), {})
  expect(browser.cookie).not.toBe(before)
  const planted = new BrowserSession(app.url)
  planted.cookie = before
  expect((await planted.get('/settings')).status).toBe(303)
})

test('who is not signed in is led to the sign-in page and back', async () => {
  const browser = new BrowserSession(app.url)
  const away = await browser.get('/settings/hours?id=1')
  expect(away.location).toBe('/signin?next=%2Fsettings%2Fhours%3Fid%3D1')
  await browser.post('/signin', { email: app.ana.email, next: '/settings/hours' })
  expect((await browser.post(await linkFor(), {})).location).toBe('/settings/hours')
})

test.each(['https://evil.example/', '//evil.example/', '/\\evil.example/', '/\t/evil.example'])(
  'leads nowhere else after signing in: %j',
  async next => {
    const browser = new BrowserSession(app.url)
    await browser.post('/signin', { email: app.ana.email, next })
    const { location } = await browser.post(await linkFor(), {})
    expect(new URL(location ?? '', app.url).origin).toBe(app.url)
  },
)

test('says the same to users and strangers', async () => {
  const known = await new BrowserSession(app.url).post('/signin', { email: app.ana.email })
  const unknown = await new BrowserSession(app.url).post('/signin', { email: 'no@parley.test' })
  expect(known.status).toBe(unknown.status)
  expect(known.body.replace(app.ana.email, '')).toBe(unknown.body.replace('no@parley.test', ''))
})

test('signing out ends the session everywhere', async () => {
  const browser = await signInAs(app, app.ana)
  const { cookie } = browser
  const out = await browser.submit('/settings', '/signout', {})
  expect(out).toMatchObject({ status: 303, location: '/signin' })
  browser.cookie = cookie
  expect((await browser.get('/settings')).status).toBe(303)
})

test('the cookie is kept from scripts and from other sites', async () => {
  const browser = new BrowserSession(app.url)
  const reply = await browser.post(await linkFor(), {})
  expect(reply.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
})

test('a page that shows who signs in shows nobody its address', async () => {
  const reply = await new BrowserSession(app.url).get(await linkFor())
  expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
})
