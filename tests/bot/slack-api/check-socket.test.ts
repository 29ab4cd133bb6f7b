import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkSocket } from '../../../bot/slack-api/check-socket.ts'
import { makeManifest, readWish } from '../../../scripts/manifest.ts'
import { readConfig } from '../../../src/config.ts'
import { SlackAppSettings } from '../../support/slack/app-settings.ts'
import { type Listening, listen } from '../../support/stand-in/listen.ts'

let slack: Listening
/** By token: what Slack answers to `apps.connections.open`. */
let answers: Map<string, { ok: boolean; error?: string; url?: string }>

beforeEach(async () => {
  answers = new Map()
  const handle = async ({ url, headers }: IncomingMessage, response: NodeJS.WritableStream) => {
    const token = headers.authorization?.replace('Bearer ', '') ?? ''
    const isOpening = url === '/api/apps.connections.open'
    const answer = (isOpening && answers.get(token)) || { ok: false, error: 'invalid_auth' }
    response.end(JSON.stringify(answer))
  }
  slack = await listen(handle, words => {
    throw new Error(words)
  })
})
afterEach(() => slack.close())

const app = (...args: string[]) => new SlackAppSettings(makeManifest(readWish(args)))
const check = () => checkSocket('xapp-1', slack.url)

test('an app made for Socket Mode, with a token that has its scope, is taken', async () => {
  answers.set('xapp-1', app('--socket').openConnection(['connections:write']))
  await expect(check()).resolves.toBeUndefined()
})

test.each([
  ['the app is made for HTTP', app().openConnection(['connections:write']), 'Socket Mode is off'],
  ['the token has no scope', app('--socket').openConnection([]), 'connections:write'],
  ['the token is another kind', { ok: false, error: 'not_allowed_token_type' }, 'app-level token'],
  ['the token is unknown', { ok: false, error: 'invalid_auth' }, 'does not know SLACK_APP_TOKEN'],
  ['the token was revoked', { ok: false, error: 'token_revoked' }, 'was revoked'],
])('if %s, the start says what to do', async (_, answer, words) => {
  answers.set('xapp-1', answer)
  await expect(check()).rejects.toThrow(words)
})

test('while Slack is away no error is reported: the client tries again', async () => {
  answers.set('xapp-1', { ok: false, error: 'internal_error' })
  await expect(check()).resolves.toBeUndefined()
  await slack.close()
  await expect(check()).resolves.toBeUndefined()
  slack = await listen(
    async () => undefined,
    () => undefined,
  )
})

test('an app-level token alone is a fault, named at the start', () => {
  const token = { SLACK_APP_TOKEN: 'xapp-1' }
  expect(() => readConfig(token)).toThrow('SLACK_BOT_TOKEN')
  expect(() => readConfig({ ...token, SLACK_BOT_TOKEN: 'xoxb-1' })).not.toThrow()
  const oauth = { SLACK_CLIENT_ID: 'id', SLACK_CLIENT_SECRET: 'secret' }
  expect(() => readConfig({ ...token, ...oauth })).not.toThrow()
})
