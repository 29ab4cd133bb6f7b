import { App, type Receiver } from '@slack/bolt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSlackApp } from '../../../bot/app.ts'
import { keepingEvents, makeWorkEvent } from '../../../bot/requests/event-inbox.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { listen } from '../../support/stand-in/listen.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
})
afterEach(() => database.drop())

/** A receiver as Bolt's of Socket Mode is one: it hands on what the socket brought, and how to acknowledge it. */
function openSocket() {
  const heard: string[] = []
  let taking: App | undefined
  const socket: Receiver = {
    init: app => {
      taking = app
    },
    start: async () => undefined,
    stop: async () => undefined,
  }
  const app = new App({
    receiver: keepingEvents(context, socket),
    authorize: async () => ({ botToken: 'xoxb-tests' }),
    ignoreSelf: false,
  })
  app.event('app_home_opened', async ({ body }) => void heard.push(body.event_id))
  app.command('/meet', async ({ ack }) => {
    heard.push('command')
    await ack()
  })
  const bring = async (body: object, ack = async () => undefined as unknown) =>
    taking?.processEvent({ body, ack: async () => void (await ack()) })
  return { heard, bring, workOff: makeWorkEvent(context, app) }
}

const opened = {
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  event: { type: 'app_home_opened', user: 'U1', tab: 'home' },
}
const kept = () => database.db('slack_events').select('event_id')

test('what a socket brings is written down before it is acknowledged, and worked off by the job, once', async () => {
  const { heard, bring, workOff } = openSocket()
  const keptAtAck: unknown[] = []
  const ack = async () => void keptAtAck.push(...(await kept()))
  await bring(opened, ack)
  expect(keptAtAck).toEqual([{ event_id: 'Ev1' }])
  expect(heard).toEqual([])
  await bring(opened)
  expect(context.recordedJobs.filter(({ name }) => name === 'slack-event')).toHaveLength(1)
  await workOff({ eventId: 'Ev1' })
  await workOff({ eventId: 'Ev1' })
  expect(heard).toEqual(['Ev1'])
  expect(await kept()).toEqual([])
})

test('without a database nothing is acknowledged: Slack brings it again', async () => {
  const { bring } = openSocket()
  const away = {
    ...context,
    db: Object.assign(() => undefined, { transaction: () => Promise.reject(new Error('away')) }),
  }
  Object.assign(context, { db: away.db })
  let isAcknowledged = false
  const ack = async () => {
    isAcknowledged = true
  }
  await expect(bring(opened, ack)).rejects.toThrow('away')
  expect(isAcknowledged).toBe(false)
})

test('commands of a socket are answered at once, as over HTTP', async () => {
  const { heard, bring } = openSocket()
  await bring({ command: '/meet', text: '', team_id: 'T1', user_id: 'U1' })
  expect(heard).toEqual(['command'])
  expect(await kept()).toEqual([])
})

test('an app of Slack’s that was made for HTTP is named at the start, in place of a wait without end', async () => {
  const slack = await listen(
    async (_request, response) =>
      void response.end(JSON.stringify({ ok: false, error: 'socket_mode_not_enabled' })),
    words => {
      throw new Error(words)
    },
  )
  const app = createSlackApp({
    context,
    config: {
      signingSecret: undefined,
      clientId: undefined,
      clientSecret: undefined,
      appToken: 'xapp-tests',
      botToken: 'xoxb-tests',
      apiUrl: slack.url,
    },
  })
  await expect(app.start()).rejects.toThrow('manifest -- --socket')
  await app.stop()
  await slack.close()
})
