import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOnline } from '../../src/services/chat/is-online.ts'
import { findSiteByKey, listSites } from '../../src/services/chat/sites.ts'
import { findWorkspaceByHost } from '../../src/services/workspace/workspaces.ts'
import { prepareFirstStart } from '../../src/start/first-start.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let context: TestContext

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
})
afterAll(() => database.drop())

test.each([
  ['https://meet.acme.example', 'admin@meet.acme.example'],
  ['http://localhost:3000', 'admin@parley.example'],
  ['http://127.0.0.1:3000', 'admin@parley.example'],
])('at %s the first admin is %s unless ADMIN_EMAIL names another', async (publicUrl, email) => {
  const empty = await createTestDatabase()
  try {
    const facts = { databaseUrl: 'postgres://x/y', adminEmail: undefined, publicUrl, port: 4900 }
    expect(await prepareFirstStart(makeContext({ db: empty.db }), facts)).toMatchObject({ email })
  } finally {
    await empty.drop()
  }
})

test("a database of one's own begins with one admin and no demo, however many processes start", async () => {
  const facts = {
    databaseUrl: 'postgres://x/y',
    adminEmail: 'boss@acme.example',
    publicUrl: 'https://meet.acme.example',
    port: 4900,
  }
  const admins = await Promise.all([1, 2, 3].map(() => prepareFirstStart(context, facts)))
  const made = admins.filter(admin => admin !== undefined)
  expect(made).toMatchObject([{ email: 'boss@acme.example', role: 'admin' }])
  expect(await prepareFirstStart(context, facts)).toBeUndefined()
  const workspace = await findWorkspaceByHost(context, 'meet.acme.example')
  expect(workspace.id).toBe(made[0]?.workspaceId)
  // F77: with hours and a page, as every user.
  expect(await database.db('pages').select('title')).toEqual([{ title: 'Meeting' }])
  expect(await database.db('schedules').select('is_default')).toEqual([{ is_default: true }])
  expect(await listSites(context, workspace.id)).toEqual([])
})

test('the demo has one chat, for its own website under both names of this machine, and somebody is there', async () => {
  const empty = await createTestDatabase()
  try {
    const demo = makeContext({ db: empty.db })
    const facts = { databaseUrl: undefined, adminEmail: undefined, port: 4900 }
    const admin = await prepareFirstStart(demo, { ...facts, publicUrl: 'http://localhost:4900' })
    if (!admin) throw new Error('No demo was made')
    const [site, ...others] = await listSites(demo, admin.workspaceId)
    expect(others).toEqual([])
    expect(site?.origins).toEqual(['http://localhost:4900', 'http://127.0.0.1:4900'])
    const found = await findSiteByKey(demo, site?.key ?? '')
    for (const hour of [3, 12, 23])
      expect(await isOnline(demo, found, Date.UTC(2026, 10, 1, hour))).toBe(true)
  } finally {
    await empty.drop()
  }
})
