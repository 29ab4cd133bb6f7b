import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SettingsFixture, startSettingsFixture } from '../../support/settings-fixture.ts'

let fixture: SettingsFixture
let slack: Server

beforeAll(async () => {
  const api = express()
  api.post('/api/oauth.v2.access', express.urlencoded(), (req, res) => {
    res.json({
      ok: true,
      access_token: 'xoxb-new',
      token_type: 'bot',
      scope: 'commands',
      bot_user_id: 'U2',
      app_id: 'A1',
      // The code says which team approved us.
      team: { id: req.body.code },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U1' },
    })
  })
  api.post('/api/auth.test', (_req, res) => void res.json({ ok: true, bot_id: 'B1' }))
  slack = createServer(api)
  await new Promise<void>(resolve => slack.listen(0, '127.0.0.1', resolve))
  fixture = await startSettingsFixture({
    env: {
      SLACK_CLIENT_ID: 'id',
      SLACK_CLIENT_SECRET: 'secret',
      SLACK_SIGNING_SECRET: 'signing',
      SLACK_API_URL: `http://127.0.0.1:${(slack.address() as AddressInfo).port}`,
    },
  })
})
afterAll(async () => {
  await fixture?.app.close()
  slack.closeAllConnections()
  await new Promise(resolve => slack.close(resolve))
})

/** From the settings to Slack and back, in the browser of Ana. */
async function connect(teamId: string) {
  const { url } = fixture.app
  const session = fixture.admin.cookie
  const begun = await fetch(`${url}/slack/install`, {
    headers: { cookie: session },
    redirect: 'manual',
  })
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const [ofSlack = ''] = (begun.headers.get('set-cookie') ?? '').split(';')
  const back = new URLSearchParams({ code: teamId, state })
  return fetch(`${url}/slack/oauth_redirect?${back}`, {
    headers: { cookie: `${session}; ${ofSlack}`, accept: 'text/html' },
    redirect: 'manual',
  })
}

test('only an admin who is signed in is sent to Slack', async () => {
  const { app, asRep } = fixture
  const stranger = await fetch(`${app.url}/slack/install`, { redirect: 'manual' })
  expect(stranger.headers.get('location')).toContain('/signin?next=')
  expect((await asRep.get('/slack/install')).status).toBe(403)
})

test('an admin comes back to the settings, which say that Slack is connected', async () => {
  const answer = await connect('T1')
  expect(answer.headers.get('location')).toBe('/settings/connections?connected=slack')
  const page = await fixture.admin.get('/settings/connections?connected=slack')
  expect(page.body).toMatch(/Slack[^<]*connected/i)
  const [row] = await fixture.app.db('slack_installations')
  expect(row).toMatchObject({ installation_key: 'T1', workspace_id: fixture.app.workspace.id })
})

test('another team for the same workspace is refused on a page that says what to do', async () => {
  const answer = await connect('T2')
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('Another Slack team is connected')
})
