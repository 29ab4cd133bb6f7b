import { afterEach, beforeEach, expect, test } from 'vitest'
import { updateWorkspace } from '../../../src/services/workspace/workspaces.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let asked: number

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  asked = 0
  const crmFor = context.crmFor
  context.crmFor = async workspaceId => ({
    ...(await crmFor(workspaceId)),
    findContactByEmail: async email => {
      asked += 1
      const ownerEmail = demo.ben.email
      return { id: 'c', email, name: 'Maya', company: undefined, ownerEmail, url: '' }
    },
  })
  demo = await aWorkspace(context)
})
afterEach(() => database.drop())

/** Ana's turn comes first: without an owner the pool chooses her. */
async function bookInPool(hour: number) {
  const page = await aPage(demo, {
    slug: `pool-${hour}`,
    kind: 'round-robin',
    hostIds: [demo.ana.id, demo.ben.id],
  })
  await database.db('page_hosts').where({ page_id: page.id, user_id: demo.ben.id }).update({
    weight: 0,
  })
  const { meeting } = await aBooking(demo, {
    pageId: page.id,
    startsAt: Date.UTC(2026, 10, 5, hour),
  })
  return meeting.host.id
}

test("F18: a round robin goes to the contact's owner first", async () => {
  expect(await bookInPool(10)).toBe(demo.ben.id)
})

test('a workspace that does not route by owners leaves it to the pool, and does not ask the CRM', async () => {
  const workspaceId = demo.workspace.id
  await updateWorkspace(context, { workspaceId, changes: { isOwnerFirst: false } })
  expect(await bookInPool(10)).toBe(demo.ana.id)
  expect(asked).toBe(0)
  await updateWorkspace(context, { workspaceId, changes: { isOwnerFirst: true } })
  expect(await bookInPool(11)).toBe(demo.ben.id)
})
