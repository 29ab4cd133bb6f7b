import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BrowserSession } from '../../support/browser-session.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Slack's part of OpenID Connect: one code is good, and it is for `person`. */
const person = {
  user: 'U1',
  team: 'T1',
  email: 'ana@parley.test',
  isVerified: true,
}
const asked: Record<string, string>[] = []

const slack = express()
  .use(express.urlencoded({ extended: false }))
  .post('/api/openid.connect.token', (req, res) => {
    asked.push(req.body)
    if (req.body.code !== 'good') return res.json({ ok: false, error: 'invalid_code' })
    res.json({ ok: true, access_token: 'xoxp-person', token_type: 'Bearer' })
  })
  .post('/api/openid.connect.userInfo', (_req, res) => {
    res.json({
      ok: true,
      sub: person.user,
      'https://slack.com/user_id': person.user,
      'https://slack.com/team_id': person.team,
      email: person.email,
      email_verified: person.isVerified,
    })
  })
  .post('/api/auth.test', (_req, res) => res.json({ ok: true, team_id: 'T1', user_id: 'UBOT' }))

let server: Server
let app: TestApp

beforeAll(async () => {
  server = slack.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app = await startTestApp({
    env: {
      SLACK_CLIENT_ID: 'client',
      SLACK_CLIENT_SECRET: 'client secret',
      SLACK_SIGNING_SECRET: 'signing secret',
      SLACK_BOT_TOKEN: 'xoxb-tests',
      SLACK_API_URL: address,
    },
  })
})
afterAll(async () => {
  await app?.close()
  server?.close()
})
beforeEach(() => {
  Object.assign(person, { user: 'U1', team: 'T1', email: 'ana@parley.test', isVerified: true })
})

async function comeBack(change: { code?: string; state?: string } = {}) {
  const browser = new BrowserSession(app.url)
  const { location } = await browser.get('/signin/slack?next=/settings/pages')
  const address = new URL(location ?? '')
  const answer = { code: 'good', state: address.searchParams.get('state') ?? '', ...change }
  const reply = await browser.get(`/signin/slack/callback?${new URLSearchParams(answer)}`)
  return { browser, reply, address }
}

test('a person of the connected team signs in by the e-mail Slack vouches for', async () => {
  const { browser, reply, address } = await comeBack()
  expect(address.pathname).toBe('/openid/connect/authorize')
  expect(address.searchParams.get('redirect_uri')).toBe(`${app.url}/signin/slack/callback`)
  expect(reply.location).toBe('/settings/pages')
  expect((await browser.get('/settings')).body).toContain('Ana Ruiz')
  expect(asked.at(-1)).toMatchObject({ client_secret: 'client secret', code: 'good' })
})

test.each([
  ['of another team', { team: 'T2' }],
  ['whose e-mail is not verified', { user: 'U9', isVerified: false }],
  ['nobody here knows', { user: 'U9', email: 'stranger@parley.test' }],
  ['who claims the e-mail of a user linked to another account', { user: 'U9' }],
])('nobody is signed in %s', async (_who, change) => {
  await comeBack()
  Object.assign(person, change)
  const { browser, reply } = await comeBack()
  expect(reply.location).toBe('/signin?unknown')
  expect((await browser.get('/settings')).status).toBe(303)
})

test.each([
  ['a code that is worth nothing', { code: 'bad' }],
  ['a state of another browser', { state: 'planted' }],
  ['a state as long as the real one in characters, but not in bytes', { state: 'é'.repeat(43) }],
])('nobody is signed in by %s', async (_what, change) => {
  const { browser, reply } = await comeBack(change)
  expect(reply.location).toBe('/signin?unknown')
  expect((await browser.get('/settings')).status).toBe(303)
})

test('the sign-in page offers Slack and says what went wrong', async () => {
  const { body } = await new BrowserSession(app.url).get('/signin?unknown')
  expect(body).toContain('href="/signin/slack"')
  expect(body).toContain('No user here has the email of that Slack account')
})
