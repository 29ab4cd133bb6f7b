import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SchedulingPage } from '../../../src/model/entities.ts'
import { checkSpecificTimes } from '../../../src/services/availability/check-specific-times.ts'
import { listSlots } from '../../../src/services/availability/list-slots.ts'
import { listMoves } from '../../../src/services/availability/reschedule-times.ts'
import { rescheduleMeeting } from '../../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../../src/services/meetings/cancel-meeting.ts'
import { findPage } from '../../../src/services/pages/find-page.ts'
import { deletePage, listPages, updatePage } from '../../../src/services/pages/pages.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aPage } from '../../support/builders/a-page.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let page: SchedulingPage

const dayMs = 24 * 60 * 60_000
/** Thursday and Friday; the last one in the evening, when Ana has no hours. */
const thursday = Date.UTC(2026, 10, 5, 10, 5)
const friday = Date.UTC(2026, 10, 6, 9)
const evening = Date.UTC(2026, 10, 6, 20)
const actor = { kind: 'invitee', name: 'Maya' } as const

beforeEach(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
  page = await aPage(demo, {
    slug: 'one-talk',
    kind: 'specific-times',
    slots: [evening, thursday, friday],
  })
})
afterEach(() => database.drop())

const current = async () =>
  (await findPage(context, { workspaceId: demo.workspace.id, slug: 'one-talk' })).page

const offered = async () => {
  const now = context.clock()
  const range = { start: now, end: now + 30 * dayMs }
  return (await listSlots(context, { page: await current(), range, durationMinutes: 30 })).starts
}

const book = (startsAt: number, pageId = page.id, email = 'maya@acme.test') =>
  aBooking(demo, { pageId, startsAt, invitee: { email } })

test('F43: the picked times are offered and no other, also off the hours and steps', async () => {
  expect(await offered()).toEqual([thursday, friday, evening])
  await expect(book(Date.UTC(2026, 10, 5, 12))).rejects.toMatchObject({ code: 'slot-not-offered' })
  expect((await book(evening)).meeting.startsAt).toBe(evening)
})

test('F43: one booking uses the link up', async () => {
  await book(friday)
  expect(await offered()).toEqual([])
  await expect(book(thursday)).rejects.toMatchObject({ code: 'slot-taken' })
})

test('F45: a canceled meeting frees its time and opens the link again', async () => {
  const { meeting } = await book(friday)
  const { workspaceId, id: meetingId } = meeting
  await cancelMeeting(context, { workspaceId, meetingId, actor })
  expect(await offered()).toEqual([thursday, friday, evening])
})

test('what has passed, and what another meeting takes, drops away by itself and comes back', async () => {
  const other = await book(Date.UTC(2026, 10, 6, 8, 30), demo.page.id)
  expect(await offered()).toEqual([thursday, friday, evening])
  const clash = await book(Date.UTC(2026, 10, 5, 10), demo.page.id)
  expect(await offered()).toEqual([friday, evening])
  for (const { meeting } of [other, clash])
    await cancelMeeting(context, { ...meeting, meetingId: meeting.id, actor })
  context.setNow(friday)
  expect(await offered()).toEqual([friday, evening])
  context.setNow(friday + 1)
  expect(await offered()).toEqual([evening])
})

test('F43: two at once on different times of one link: one wins, the other gets a message', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await aPage(demo, {
      slug: `race-${round}`,
      kind: 'specific-times',
      slots: [thursday + round * dayMs * 7, friday + round * dayMs * 7],
    })
    const starts = [thursday, friday].map(start => start + round * dayMs * 7)
    const answers = await Promise.allSettled(
      starts.flatMap(start => [book(start, id, 'a@x.test'), book(start, id, 'b@x.test')]),
    )
    const won = answers.filter(({ status }) => status === 'fulfilled')
    const lost = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason] : []))
    expect(won).toHaveLength(1)
    expect(lost.every(reason => isProblem(reason, 'slot-taken'))).toBe(true)
  }
})

test('F43: times are added and removed after sharing', async () => {
  const changes = { slots: [friday, friday + dayMs * 3] }
  await updatePage(context, { workspaceId: demo.workspace.id, pageId: page.id, changes })
  expect(await offered()).toEqual([friday, friday + dayMs * 3])
  const renamed = { title: 'Another title' }
  await updatePage(context, { workspaceId: demo.workspace.id, pageId: page.id, changes: renamed })
  expect(await offered()).toHaveLength(2)
})

test('a meeting booked by such a link can be moved within its host’s hours, not only to the link’s times', async () => {
  const { meeting } = await book(friday)
  const range = { start: friday, end: friday + dayMs }
  const moves = await listMoves(context, { meeting, range })
  expect(moves.length).toBeGreaterThan(5)
  const [first] = moves.filter(start => start > friday + 60 * 60_000)
  const moved = await rescheduleMeeting(context, {
    workspaceId: meeting.workspaceId,
    meetingId: meeting.id,
    startsAt: first ?? 0,
    actor,
  })
  expect(moved.startsAt).toBe(first)
})

test('F42: a deleted page says that it was deleted, is in no list, keeps its address and its meetings', async () => {
  const { meeting } = await book(friday)
  const { workspaceId } = meeting
  await deletePage(context, { workspaceId, pageId: page.id })
  await expect(current()).rejects.toMatchObject({ code: 'page-gone' })
  await expect(book(thursday)).rejects.toMatchObject({ code: 'page-gone' })
  const listed = await listPages(context, { workspaceId })
  expect(listed.map(({ slug }) => slug)).not.toContain('one-talk')
  await expect(aPage(demo, { slug: 'one-talk' })).rejects.toMatchObject({ code: 'slug-taken' })
  await expect(deletePage(context, { workspaceId, pageId: page.id })).rejects.toMatchObject({
    code: 'page-not-found',
  })
  const moved = await rescheduleMeeting(context, {
    workspaceId,
    meetingId: meeting.id,
    startsAt: friday + 60 * 60_000,
    actor,
  })
  expect(moved.revision).toBe(1)
})

test('a link for one meeting has one host, one duration and at most a hundred times', async () => {
  const make = (changes: Partial<SchedulingPage>) =>
    aPage(demo, { slug: 'faulty', kind: 'specific-times', slots: [friday], ...changes })
  const many = Array.from({ length: 101 }, (_, n) => friday + n * 60_000)
  for (const changes of [
    { hostIds: [demo.ana.id, demo.ben.id] },
    { durationsMinutes: [15, 30] },
    { slots: many },
  ])
    await expect(make(changes)).rejects.toMatchObject({ code: 'invalid-input' })
})

describe('a time that touches the buffer of another meeting', () => {
  const half = 30 * 60_000
  const after = friday
  const noon = friday + 6 * half
  const stateOf = async (startsAt: number) => {
    const link = await current()
    const query = { link, durationMinutes: 30, starts: [startsAt] }
    return (await checkSpecificTimes(context, query)).times.get(startsAt)
  }
  const change = (changes: object) =>
    updatePage(context, { workspaceId: demo.workspace.id, pageId: page.id, changes })

  beforeEach(async () => {
    await updatePage(context, {
      workspaceId: demo.workspace.id,
      pageId: demo.page.id,
      changes: { bufferAfterMinutes: 10 },
    })
    await book(after - half, demo.page.id, 'tom@acme.test')
    await change({ slots: [after, noon] })
  })

  test('is known as such, and nobody can book it', async () => {
    expect(await offered()).toEqual([noon])
    expect(await stateOf(after)).toBe('buffer')
    expect(await stateOf(after - half)).toBe('taken')
    expect(await stateOf(noon)).toBe('free')
    await expect(book(after)).rejects.toMatchObject({ code: 'slot-taken' })
  })

  test('is offered anyway where that was decided, and can be booked', async () => {
    await change({ slotsAnyway: [after] })
    expect((await current()).slotsAnyway).toEqual([after])
    expect(await offered()).toEqual([after, noon])
    expect(await stateOf(after)).toBe('free')
    expect((await book(after)).meeting.startsAt).toBe(after)
  })

  test('no decision puts a meeting over another', async () => {
    await change({
      slots: [after - half, after - 60_000, noon],
      slotsAnyway: [after - half, after - 60_000],
    })
    expect(await offered()).toEqual([noon])
    expect(await stateOf(after - 60_000)).toBe('taken')
  })

  test('the decision stays when other things of the link change', async () => {
    await change({ slotsAnyway: [after] })
    await change({ title: 'Another title' })
    expect(await offered()).toEqual([after, noon])
  })
})
