import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSlackApp, eventsPath } from '../../../bot/app.ts'
import { urlCheck } from '../../../bot/slack-api/url-check.ts'
import { makeManifest, readWish } from '../../../scripts/manifest.ts'
import { findFreePort } from '../../support/free-port.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { SlackAppSettings } from '../../support/slack/app-settings.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now: Date.now() })
})
afterAll(() => database?.drop())

/** An installation at its public address, before or after the admin has set Slack's signing secret. */
async function install(signingSecret: string | undefined) {
  const web = express()
  const config = {
    signingSecret,
    clientId: 'id',
    clientSecret: 'secret',
    appToken: undefined,
    botToken: undefined,
    apiUrl: undefined,
  }
  if (!signingSecret) web.use(urlCheck(eventsPath))
  web.use(createSlackApp({ context, config }).router)
  web.use((req, res) => res.status(418).send(req.body ?? 'no body'))
  const port = await findFreePort()
  const server = await new Promise<ReturnType<typeof web.listen>>(resolve => {
    const listening = web.listen(port, '127.0.0.1', () => resolve(listening))
  })
  const url = `http://127.0.0.1:${port}`
  const ask: typeof fetch = (input, init) => fetch(url + new URL(String(input)).pathname, init)
  return { url, ask, close: () => new Promise(resolve => server.close(resolve)) }
}

const manifest = makeManifest(readWish(['--url', 'https://meet.acme.test']))

describe('Slack asks whether we are at the request URL', () => {
  test('when the app is made, before we can know its secret', async () => {
    const { ask, close } = await install(undefined)
    expect(await new SlackAppSettings(manifest, ask).checkRequestUrl()).toBe('verified')
    await close()
  })

  test('later, with its secret', async () => {
    let reach: typeof fetch = fetch
    const app = new SlackAppSettings(manifest, (input, init) => reach(input, init))
    const right = await install(app.signingSecret)
    reach = right.ask
    expect(await app.checkRequestUrl()).toBe('verified')
    await right.close()
    const wrong = await install('the secret of another app')
    reach = wrong.ask
    expect(await app.checkRequestUrl()).toBe('unverified')
    await wrong.close()
  })

  test('with Socket Mode it does not', async () => {
    const socket = makeManifest(readWish(['--socket']))
    expect(await new SlackAppSettings(socket).checkRequestUrl()).toBe('not needed')
  })
})

test.each([
  ['{"type":"event_callback","challenge":"abc"}'],
  ['{"type":"url_verification"}'],
  ['{"type":"url_verification","challenge":"<script>alert(1) </script>"}'],
  [`{"type":"url_verification","challenge":"${'a'.repeat(501)}"}`],
  ['{"type":"url_verification","challenge":7}'],
  ['not JSON'],
  ['[]'],
])('%s is not answered, and its body is left to who comes next', async body => {
  const { url, close } = await install(undefined)
  const response = await fetch(url + eventsPath, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect(response.status).toBe(418)
  expect(await response.text()).toBe(body)
  await close()
})
