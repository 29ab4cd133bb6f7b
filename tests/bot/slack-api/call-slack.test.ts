import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { callSlack, makeClient } from '../../../bot/slack-api/call-slack.ts'

let server: Server | undefined
afterEach(() => server?.close())

async function slackAnswering(status: number, body: object, headers: Record<string, string> = {}) {
  server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return makeClient('xoxb-tests', `http://127.0.0.1:${port}`)
}

test.each([
  ['too many requests', 429, {}, { 'retry-after': '7' }, 'rate-limited', 7_000],
  ['a revoked token', 200, { ok: false, error: 'token_revoked' }, {}, 'unauthorized', undefined],
  ['a deleted message', 200, { ok: false, error: 'message_not_found' }, {}, 'not-found', undefined],
  [
    'Slack’s own trouble',
    200,
    { ok: false, error: 'internal_error' },
    {},
    'unavailable',
    undefined,
  ],
  ['a server error', 503, {}, {}, 'unavailable', undefined],
  [
    'blocks Slack does not take',
    200,
    { ok: false, error: 'invalid_blocks' },
    {},
    'rejected',
    undefined,
  ],
] as const)(
  '%s is a failure the job runner understands',
  async (_what, status, body, headers, code, retryAfterMs) => {
    const client = await slackAnswering(status, body, headers)
    await expect(callSlack(() => client.auth.test())).rejects.toMatchObject({ code, retryAfterMs })
  },
)

test('Slack out of reach is tried again', async () => {
  const client = await slackAnswering(200, { ok: true })
  server?.close()
  await new Promise(resolve => server?.once('close', resolve))
  await expect(callSlack(() => client.auth.test())).rejects.toMatchObject({ code: 'unavailable' })
})
