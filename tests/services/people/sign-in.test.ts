import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  maxOpenLinks,
  redeemSignInLink,
  requestSignInLink,
} from '../../../src/services/people/sign-in.ts'
import { listKeptMails } from '../../../src/store/deliveries/kept-mails.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeDrain } from '../../support/job-drain.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())
beforeEach(async () => {
  await database.db('sign_in_links').delete()
  await database.db('kept_mails').delete()
  context.recordedJobs.length = 0
})

const request = (email: string) =>
  requestSignInLink(context, { workspaceId: demo.workspace.id, email })

/** The work that a request for this email does, without what is different each time. */
async function workOf(email: string) {
  const statements: string[] = []
  const listen = ({ sql }: { sql: string }) => statements.push(sql)
  database.db.on('query', listen)
  await request(email)
  database.db.removeListener('query', listen)
  const jobs = context.recordedJobs.splice(0).map(({ name, payload, startAfter }) => ({
    name,
    startAfter,
    bytes: JSON.stringify(payload).length,
  }))
  return { statements, jobs }
}

const tokens = async () => {
  const mails = await listKeptMails(database.db)
  return mails.map(({ text }) => /\/signin\/(\S+)/.exec(text)?.[1] ?? '')
}

test('a request does the same work for a user and for a stranger', async () => {
  const stranger = `x${demo.ana.email.slice(1)}`
  const known = await workOf(demo.ana.email)
  expect(known.jobs).toHaveLength(1)
  expect(await workOf(stranger)).toEqual(known)
})

test.each([
  ['a stranger', 'stranger@parley.test'],
  ['nobody', ''],
  ['text that cannot be stored', 'a\0b@parley.test'],
  ['no address', 'ana'],
])('no email goes to %s', async (_who, email) => {
  await request(email)
  await makeDrain(context).run()
  expect(await listKeptMails(database.db)).toEqual([])
})

test('a person has few good links at a time, however many are asked for at once', async () => {
  const drain = makeDrain(context)
  for (let count = 0; count < 12; count += 1)
    await request(count % 2 ? demo.ana.email : demo.ana.email.toUpperCase())
  const jobs = context.recordedJobs.splice(0)
  await Promise.all(jobs.map(({ name, payload }) => drain.work(name, payload)))
  await drain.run()
  expect(await tokens()).toHaveLength(maxOpenLinks)
})

test('a link that was used or has expired makes room for another', async () => {
  const drain = makeDrain(context)
  for (let count = 0; count < maxOpenLinks; count += 1) await request(demo.ana.email)
  await drain.run()
  const [token = ''] = await tokens()
  expect(await redeemSignInLink(context, token)).toMatchObject({ id: demo.ana.id })
  await request(demo.ana.email)
  await drain.run()
  expect(await tokens()).toHaveLength(maxOpenLinks + 1)
  context.setNow(context.clock() + 21 * 60_000)
  await request(demo.ana.email)
  await drain.run()
  expect(await tokens()).toHaveLength(maxOpenLinks + 2)
})

test('a job that runs twice sends one email', async () => {
  await request(demo.ana.email)
  const job = context.recordedJobs.at(0)
  const drain = makeDrain(context)
  await drain.run()
  await drain.work('answer-sign-in-request', job?.payload ?? {})
  await drain.run()
  expect(await tokens()).toHaveLength(1)
})
