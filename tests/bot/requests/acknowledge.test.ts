import { expect, test } from 'vitest'
import { measureAck } from '../../../bench/slack-ack/measure-ack.ts'
import { isSignedBySlack } from '../../../bot/slack-api/verify-request.ts'
import { signedHeaders } from '../../../src/dev/slack/sign-request.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase } from '../../support/test-database.ts'

test('a command is acknowledged at once while every call to Slack hangs', async () => {
  const database = await createTestDatabase()
  try {
    const context = makeContext({ db: database.db })
    await aWorkspace(context)
    // The calls never end, so a command that waited for one would not be acknowledged within the test's time.
    const acknowledged = measureAck({ context, count: 100, atOnce: 1 })
    await expect(acknowledged).resolves.toMatchObject({ maxMs: expect.any(Number) })
  } finally {
    await database.drop()
  }
})

test('a request without signature or with a strange timestamp is not from Slack', () => {
  const body = Buffer.from('x')
  const options = { signingSecret: 's', now: 0 }
  expect(isSignedBySlack({ signature: undefined, timestamp: '0', body }, options)).toBe(false)
  expect(isSignedBySlack({ signature: 'v0=', timestamp: 'soon', body }, options)).toBe(false)
})

test.each([
  [-301, false],
  [-300, true],
  [0, true],
  [60, true],
  [61, false],
  [300, false],
])('a signature dated %i seconds from now is believed: %s', (seconds, isBelieved) => {
  const now = Date.UTC(2026, 10, 2, 8)
  const signed = signedHeaders({ secret: 's', body: 'x', at: now + seconds * 1_000 })
  const request = {
    signature: signed['x-slack-signature'],
    timestamp: signed['x-slack-request-timestamp'],
    body: Buffer.from('x'),
  }
  expect(isSignedBySlack(request, { signingSecret: 's', now })).toBe(isBelieved)
  expect(isSignedBySlack(request, { signingSecret: 'another', now })).toBe(false)
})
