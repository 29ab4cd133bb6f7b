import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingAdapters } from '../../bot/notifications/meeting-adapters.ts'
import type { DeliveryAdapter } from '../../src/jobs/delivery-adapter.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import { channelOf, targetKinds } from '../../src/model/delivery-target.ts'
import { deliveryAdapters } from '../../src/start/delivery-adapters.ts'
import { indexAdapters } from '../../src/worker/index-adapters.ts'
import { makeContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let own: readonly DeliveryAdapter[]
let ofBot: readonly DeliveryAdapter[]

beforeAll(async () => {
  database = await createTestDatabase()
  const context = makeContext({ db: database.db })
  const mailer = createMailer({ from: 'book@parley.test', db: database.db })
  own = deliveryAdapters({ context, mailer, notifiers: [] })
  const apiUrl = 'http://127.0.0.1:9/'
  const slack = { signingSecret: 'secret', botToken: 'xoxb-none', apiUrl }
  const none = { clientId: undefined, clientSecret: undefined, appToken: undefined }
  ofBot = meetingAdapters({ context, config: { ...slack, ...none } })
})
afterAll(() => database.drop())

const kindsOf = (adapters: readonly DeliveryAdapter[]) =>
  adapters.map(({ kind }) => kind).toSorted()

test('every kind of target has exactly one adapter', () => {
  expect(kindsOf([...own, ...ofBot])).toEqual(targetKinds.toSorted())
  expect(indexAdapters([...own, ...ofBot]).size).toBe(targetKinds.length)
})

test('what is delivered in Slack is the bot’s, and nothing else is', () => {
  const inSlack = targetKinds.filter(kind => channelOf({ kind }) === 'slack')
  expect(kindsOf(ofBot)).toEqual(inSlack.toSorted())
})

test('two adapters for one kind are refused', () => {
  expect(() => indexAdapters([...own, ...own])).toThrow('Two adapters serve')
})
