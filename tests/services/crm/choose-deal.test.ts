import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Meeting, User } from '../../../src/model/entities.ts'
import { chooseDeal, dealsToChoose } from '../../../src/services/crm/choose-deal.ts'
import { findCrmRefs } from '../../../src/services/crm/find-crm-refs.ts'
import { listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { acme, knowOpenDeals, renewal } from '../../support/open-deals.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let meeting: Meeting

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  const booked = await aBooking(demo, { startsAt: Date.UTC(2026, 10, 5, 10) })
  meeting = booked.meeting
  await knowOpenDeals(database.db, meeting.id)
})
afterEach(() => database.drop())

const choose = (dealId: string | undefined, user: User = demo.ana) =>
  chooseDeal(context, { workspaceId: demo.workspace.id, meetingId: meeting.id, user, dealId })
const asked = async (now: Meeting) => dealsToChoose(now, await findCrmRefs(context, now.id))

test('F62: with several open deals a person is asked; the choice is what the CRM gets next', async () => {
  expect(await asked(meeting)).toEqual([acme, renewal])
  context.recordedJobs.length = 0
  const chosen = await choose(acme.id)
  expect(chosen).toMatchObject({ revision: 1, associations: [{ type: 'deals', id: acme.id }] })
  expect(await asked(chosen)).toEqual([])
  const queued = await database
    .db('deliveries')
    .where({ meeting_id: meeting.id, state: 'queued' })
    .pluck('target')
  expect(queued).toEqual(expect.arrayContaining(['crm', 'slack:host']))
  expect((await listMeetingEvents(context, meeting.id)).at(-1)).toMatchObject({
    kind: 'edited',
    actor: { name: demo.ana.name },
    reason: acme.name,
  })
})

test('F62: the company that the CRM found stays beside the chosen deal', async () => {
  const company = { type: 'companies', id: 'c-1' }
  const contact = { type: 'contacts', id: 'p-1' }
  await knowOpenDeals(database.db, meeting.id, [acme, renewal], [contact, company])
  const { associations } = await choose(acme.id)
  expect(associations).toEqual([company, { type: 'deals', id: acme.id }])
})

test('the same choice again, by hand or by a repeated press, changes nothing', async () => {
  await choose(acme.id)
  expect((await choose(acme.id)).revision).toBe(1)
})

test('“None of these” is an answer: nothing is associated and nobody is asked again', async () => {
  const none = await choose(undefined)
  expect(none.associations).toEqual([])
  expect(await asked(none)).toEqual([])
  expect((await choose(undefined)).revision).toBe(1)
})

test('another of the offered deals may be chosen while the CRM has not followed; it replaces the first', async () => {
  await choose(acme.id)
  expect((await choose(renewal.id)).associations).toEqual([{ type: 'deals', id: renewal.id }])
})

test('a deal that is not among the offered is refused', async () => {
  await expect(choose('d-99')).rejects.toMatchObject({ code: 'already-moved' })
})

test('where nothing is offered any more a late press is refused, and says to look again', async () => {
  await knowOpenDeals(database.db, meeting.id, [])
  await expect(choose(acme.id)).rejects.toMatchObject({ code: 'already-moved' })
  await expect(choose(undefined)).rejects.toMatchObject({ code: 'already-moved' })
})

test("nobody chooses for a meeting they may not see, nor for another workspace's", async () => {
  const stranger: User = { ...demo.ana, id: '00000000-0000-4000-8000-000000000001', role: 'rep' }
  await expect(choose(acme.id, stranger)).rejects.toMatchObject({ code: 'meeting-not-found' })
})

test('a canceled meeting asks nothing', () => {
  const refs = { contactId: '', engagementId: '', contactUrl: '', engagementUrl: '' }
  const canceled = { status: 'canceled', associations: undefined } as const
  expect(dealsToChoose(canceled, { ...refs, openDeals: [acme, renewal] })).toEqual([])
})
