import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import type { bookMeeting } from '../../../src/services/booking/book-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { getPage, updatePage } from '../../../src/services/pages/pages.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aHost } from '../../support/builders/a-host.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

const minuteMs = 60_000

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let page: SchedulingPage
let booked: number

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  booked = 0
  // No CRM is asked whose customer a guest is: turns alone decide.
  await database.db('workspaces').update({ is_owner_first: false })
  page = await aPage(demo, {
    slug: 'pool',
    kind: 'round-robin',
    noticeMinutes: 0,
    hostIds: [demo.ana.id, demo.ben.id],
  })
})
afterEach(() => database.drop())

const always = [['00:00', '24:00']] as const
const addHost = (name: string) =>
  aHost(demo, {
    name,
    weekly: { mon: always, tue: always, wed: always, thu: always, fri: always },
  })
const change = (changes: Partial<SchedulingPage>) =>
  updatePage(context, { workspaceId: demo.workspace.id, pageId: page.id, changes })

/** At another free time each, a minute after the one before. */
async function book(count: number) {
  const meetings: Awaited<ReturnType<typeof bookMeeting>>['meeting'][] = []
  for (let number = 0; number < count; number += 1) {
    booked += 1
    context.setNow(context.clock() + minuteMs)
    const startsAt = Date.UTC(2026, 10, 3 + Math.floor(booked / 12), 8, 30 * (booked % 12))
    const { meeting } = await aBooking(demo, {
      pageId: page.id,
      startsAt,
      invitee: { email: `guest-${booked}@acme.test`, name: 'Guest' },
    })
    meetings.push(meeting)
  }
  return meetings
}
async function shares(count: number): Promise<number[]> {
  const { hostIds } = await getPage(context, { workspaceId: demo.workspace.id, pageId: page.id })
  const hosts = (await book(count)).map(({ host }) => host.id)
  return hostIds.map(id => hosts.filter(host => host === id).length)
}

test('case 21: who joins a pool late takes their share from then on, not all that there is', async () => {
  expect(await shares(6)).toEqual([3, 3])
  const cem = await addHost('cem')
  await change({ hostIds: [demo.ana.id, demo.ben.id, cem.id] })
  expect(await shares(6)).toEqual([2, 2, 2])
})

test('case 21: who left and joins again begins anew', async () => {
  const cem = await addHost('cem')
  const three = [demo.ana.id, demo.ben.id, cem.id]
  await change({ hostIds: three })
  expect(await shares(3)).toEqual([1, 1, 1])
  await change({ hostIds: [demo.ana.id, demo.ben.id] })
  expect(await shares(4)).toEqual([2, 2])
  await change({ hostIds: three })
  expect(await shares(3)).toEqual([1, 1, 1])
})

test('F18 weights decide the shares, and stay with their hosts while other things change', async () => {
  await change({ weights: { [demo.ana.id]: 3 } })
  await change({ title: 'Another title', hostIds: [demo.ben.id, demo.ana.id] })
  expect(await shares(4)).toEqual([1, 3])
  await change({ weights: { [demo.ana.id]: 0 } })
  expect(await shares(2)).toEqual([2, 0])
})

test('F58 a meeting to which nobody came is a turn that the host gets back', async () => {
  const [first, , third] = await book(3)
  if (!third) throw new Error('Nothing was booked')
  expect(third.host.id).toBe(first?.host.id)
  context.setNow(third.endsAt)
  await recordOutcome(context, {
    workspaceId: demo.workspace.id,
    meetingId: third.id,
    outcome: 'no-show',
    actor: { kind: 'system', name: 'Test' },
  })
  booked = 24
  const [next] = await book(1)
  expect(next?.host.id).toBe(third.host.id)
})
